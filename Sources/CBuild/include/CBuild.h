/* What the build was told of itself. */
#ifndef EDGEREAP_CBUILD_H
#define EDGEREAP_CBUILD_H

/* The commit that was built, as `make release` names it; empty where nobody said. */
const char *edgereap_commit(void);

#endif
