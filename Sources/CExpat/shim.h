// Names the one header of expat that the module map hands to Swift.
#include <expat.h>
