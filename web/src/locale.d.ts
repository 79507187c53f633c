// The texts of one language, as the build writes them from core/policy/texts. A file of its own, so that each language is one download.
declare module "locale" {
  const messages: { readonly [key: string]: string | { readonly [category: string]: string } };
  export default messages;
}
