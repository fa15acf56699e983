/** Gives a text to the person as a file; nothing is sent anywhere. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the file in its own time.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
