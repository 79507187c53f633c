// A style sheet as text: it is adopted, since a style element would need more of a content security policy.
declare module "*.css" {
  const text: string;
  export default text;
}
