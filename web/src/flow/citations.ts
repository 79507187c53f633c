// Sentences of the page that rest on a clause which no reason or open point carries. Only ids: the words come from the policy.

export const CITED: { readonly [sentence: string]: readonly string[] } = {
  reply: ["FAQ-2"],
  claim_reply: ["FAQ-6.2c"],
  amounts: ["FAQ-7"],
  apply: ["FAQ-5.1", "FAQ-5.2"],
};
