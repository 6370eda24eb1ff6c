/** Text without what no XML document may hold, even escaped: control characters and halves of characters. @see XML 1.0, section 2.2 */
export function xmlText(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
}
