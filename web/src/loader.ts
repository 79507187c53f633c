// The one script of a host's page: registers the element, and knows every other file by its hash.

import "./define.ts";
