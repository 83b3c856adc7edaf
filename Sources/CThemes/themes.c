/* Files of the folder `themes`, as they are. The other ones there describe the themes that are written in Swift. */
#include "CThemes.h"
#include <stddef.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char deuteranopia[] = {
#embed "../../themes/deuteranopia.yaml" suffix(, 0)
};
static const char gruvbox[] = {
#embed "../../themes/gruvbox.yaml" suffix(, 0)
};
static const char high_contrast[] = {
#embed "../../themes/high-contrast.yaml" suffix(, 0)
};
static const char nord[] = {
#embed "../../themes/nord.yaml" suffix(, 0)
};
static const char solarized_dark[] = {
#embed "../../themes/solarized-dark.yaml" suffix(, 0)
};
static const char solarized_light[] = {
#embed "../../themes/solarized-light.yaml" suffix(, 0)
};
static const char tritanopia[] = {
#embed "../../themes/tritanopia.yaml" suffix(, 0)
};

static const struct {
  const char *name, *text;
} themes[] = {
    {"deuteranopia", deuteranopia},     {"gruvbox", gruvbox},
    {"high-contrast", high_contrast},   {"nord", nord},
    {"solarized-dark", solarized_dark}, {"solarized-light", solarized_light},
    {"tritanopia", tritanopia},
};

const char *themes_name(int index) {
  return index >= 0 && (size_t)index < sizeof themes / sizeof *themes ? themes[index].name : NULL;
}

const char *themes_text(int index) { return themes_name(index) ? themes[index].text : NULL; }
