#include "CBuild.h"

const char *edgereap_commit(void) { return EDGEREAP_COMMIT; }
