import type {CSSProperties} from 'react'
import type {MarkKind} from './marksOfField.ts'

/** Marks are told apart by the kind of line, so that they need no colour to be understood. */
export const markStyle: Record<MarkKind, CSSProperties> = {
  error: line('double', 'var(--card-badge-critical-dot-color, #c2352b)', '3px'),
  warning: line('wavy', 'var(--card-badge-caution-dot-color, #a36a00)', '1.5px'),
  info: line('dotted', 'var(--card-muted-fg-color, #6e7683)', '1.5px'),
  declined: line('solid', 'var(--card-border-color, #c9cdd6)', '1px'),
}

function line(kind: CSSProperties['textDecorationStyle'], color: string, thickness: string): CSSProperties {
  return {
    textDecorationLine: 'underline',
    textDecorationStyle: kind,
    textDecorationColor: color,
    textDecorationThickness: thickness,
    textUnderlineOffset: '4px',
    textDecorationSkipInk: 'none',
  }
}
