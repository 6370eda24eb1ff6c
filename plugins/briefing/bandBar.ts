import type {Band} from '../../src/contract/contractTypes.ts'

/** Where a bar is filled to, and where its target span begins and ends, in percent of its width. */
export interface Bar {
  readonly filled: number
  readonly from: number
  readonly to: number
}

/** A bar from nothing to the upper error limit, filled to `words`, with the span that brings no warning marked. */
export function barOf(words: number, band: Band): Bar {
  const full = band.error[1]
  const percent = (count: number) => Math.round((Math.min(count, full) / full) * 1000) / 10
  return {filled: percent(words), from: percent(band.warn[0]), to: percent(band.warn[1])}
}
