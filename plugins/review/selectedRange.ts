/**
 * The selected words of a comparison, as UTF-16 offsets in the paragraph as it reads now; undefined when nothing of
 * `root` is selected. Runs carry their offset as `data-at`; what was removed carries none.
 */
export function selectedRange(root: HTMLElement | null): {start: number; end: number} | undefined {
  const selection = window.getSelection()
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  let start: number | undefined
  let end: number | undefined
  for (const run of root.querySelectorAll<HTMLElement>('[data-at]')) {
    if (!range.intersectsNode(run)) continue
    const at = Number(run.dataset.at)
    const own = document.createRange()
    own.selectNodeContents(run)
    if (own.comparePoint(range.startContainer, range.startOffset) === 0) own.setStart(range.startContainer, range.startOffset)
    const before = document.createRange()
    before.selectNodeContents(run)
    before.setEnd(own.startContainer, own.startOffset)
    if (own.comparePoint(range.endContainer, range.endOffset) === 0) own.setEnd(range.endContainer, range.endOffset)
    const length = own.toString().length
    if (length === 0) continue
    start ??= at + before.toString().length
    end = at + before.toString().length + length
  }
  return start === undefined || end === undefined ? undefined : {start, end}
}
