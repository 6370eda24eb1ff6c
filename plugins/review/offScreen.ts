import type {CSSProperties} from 'react'

/** Read out, and not shown. */
export const offScreen: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
}
