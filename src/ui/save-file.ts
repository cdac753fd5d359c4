/** Long enough for a slow tablet to begin writing. */
const keptMs = 60_000;

/** Hands a text over as a file, the way the browser hands over any download. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
