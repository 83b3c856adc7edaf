/* Within CHost alone. */
#ifndef EDGEREAP_CHOST_PORTABLE_H
#define EDGEREAP_CHOST_PORTABLE_H

/* Before anything looks a name up or reads the environment. */
void portable_start(void);

#endif
