// Hands a text to the browser to save. Nothing is sent: the address is of this document's own memory.

export function saveFile(name: string, type: string, ...text: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([...text], { type }));
  const anchor = Object.assign(document.createElement("a"), { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000); // some browsers read it only after the click
}
