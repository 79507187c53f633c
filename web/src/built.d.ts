// What the build writes: see web/build.mjs.

/** The names of the texts, in the order of the locale files. */
declare module "names:flow" {
  const names: string;
  export default names;
}
declare module "names:result" {
  const names: string;
  export default names;
}
declare module "names:orders" {
  const names: string;
  export default names;
}
/** Every other file by its short name: ten characters of its name, then the base64 of its SHA-384. */
declare module "files" {
  export const FILES: { readonly [name: string]: string };
}
/** A file by its short name, as this build opens files: the loader by hash, a bundler by import. */
declare module "open" {
  export function open(name: string): Promise<unknown>;
}
/** The loader's own hash, for a snippet that is pinned. */
declare module "integrity" {
  export const INTEGRITY: string;
}
/** The configurator's texts in every language, by their keys. */
declare module "texts:configure" {
  export const texts: { readonly [language: string]: { readonly [key: string]: string } };
}
/** The collapsed element's one label in every language. */
declare module "labels" {
  export const LABELS: { readonly [language: string]: string };
  export const FAQ: string;
}
/** The data of the offline page, unpacked. */
declare module "packed" {
  export const texts: { readonly [file: string]: readonly unknown[] };
}
