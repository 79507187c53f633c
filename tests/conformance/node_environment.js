// Hands the variable on to a test program that runs in Node: Emscripten gives it an environment of its own.
Module.preRun = [() => { ENV.CERTLOGIC_SUITE_DIR = process.env.CERTLOGIC_SUITE_DIR ?? ""; }];
