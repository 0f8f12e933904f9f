// The small window in which somebody signed in beside an open form: its work is done.
"use strict";

if (opener) close();
