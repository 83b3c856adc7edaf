/* The themes that the program has inside, in YAML, besides those written in Swift. */
#ifndef EDGEREAP_CTHEMES_H
#define EDGEREAP_CTHEMES_H

/* The name of one of them, from 0; NULL beyond the last. */
const char *themes_name(int index);

/* Its file's text, UTF-8; NULL beyond the last. */
const char *themes_text(int index);

#endif
