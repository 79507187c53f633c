// SPDX-License-Identifier: Apache-2.0
// The JavaScript half of embind for functions of texts and numbers, which are all that the base module binds: Emscripten's own
// brings overloads, unbound types and Latin-1, 2 KB that every page would load, and goes through each text three times.
mergeInto(LibraryManager.library, {
  // By a type's number: how a value goes in, how one comes out, and what is to be done with the one that went in.
  $crossings: {},

  _embind_register_float__deps: ["$crossings"],
  _embind_register_float: function (type) {
    crossings[type] = { into: (value) => value, out: (value) => value, after() {} };
  },

  // A text is its length in bytes, then itself in UTF-8; who takes it frees it.
  _embind_register_std_string__deps: ["$crossings", "malloc", "free"],
  _embind_register_std_string: function (type) {
    crossings[type] = {
      into(text) {
        const bytes = new TextEncoder().encode(text);
        const at = _malloc(4 + bytes.length);
        HEAPU32[at >> 2] = bytes.length;
        HEAPU8.set(bytes, at + 4);
        return at;
      },
      out(at) {
        const text = new TextDecoder().decode(HEAPU8.subarray(at + 4, at + 4 + HEAPU32[at >> 2]));
        _free(at);
        return text;
      },
      after: _free,
    };
  },

  // `types` are the numbers of what it gives and of what it takes. They may be registered after it: all is looked up when it is called.
  _embind_register_function__deps: ["$crossings"],
  _embind_register_function: function (name, count, types, signature, invoker, target) {
    const [given, ...taken] = HEAP32.slice(types >> 2, (types >> 2) + count);
    Module[UTF8ToString(name)] = (...values) => {
      const crossed = taken.map((type, index) => crossings[type].into(values[index]));
      const result = wasmTable.get(invoker)(target, ...crossed);
      taken.forEach((type, index) => crossings[type].after(crossed[index]));
      return crossings[given].out(result);
    };
  },
});
