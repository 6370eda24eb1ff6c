import type {Figure as FigureBlock} from '../queries/proseResults.ts'
import {safeImageUrl} from './safeUrl.ts'

export interface FigureProps {
  readonly value: FigureBlock
}

/** An image with its caption and credit. Nothing when the image has no address a browser may load. */
export function Figure({value}: FigureProps) {
  const src = safeImageUrl(value.image?.url)
  if (!src) return null
  const {alt, caption, credit, image} = value
  return (
    <figure className="bb-figure">
      <img
        src={src}
        alt={alt ?? ''}
        width={image?.width ?? undefined}
        height={image?.height ?? undefined}
        loading="lazy"
      />
      {caption || credit ? (
        <figcaption>
          {caption} {credit ? <span className="bb-credit">{credit}</span> : null}
        </figcaption>
      ) : null}
    </figure>
  )
}
