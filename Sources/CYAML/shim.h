// The one door to libyaml.
#ifndef EDGEREAP_CYAML_H
#define EDGEREAP_CYAML_H
#include <yaml.h>
#endif
