import {Box, Stack} from '@sanity/ui'
import {Popover} from '@sanity/ui/popover'
import {useEffect, useRef, useState, type ReactNode} from 'react'

interface WordsCardProps {
  /** The mark it hangs on, or the button it was asked for with. */
  readonly anchor: HTMLElement
  /** Whether the focus moves into it when it opens. */
  readonly takesFocus: boolean
  readonly titleId: string
  /** How the keyboard works in it, for screen readers. */
  readonly help: string
  /** `restoreFocus` asks for the focus to go back to where the card was opened from. */
  readonly onClose: (options: {readonly restoreFocus: boolean}) => void
  readonly children: ReactNode
}

/** A card beside some words, for pointer and keyboard: Tab goes round in it, Escape closes it, so does a click elsewhere. */
export function WordsCard({anchor: mark, takesFocus, titleId, help, onClose, children}: WordsCardProps): ReactNode {
  const content = useRef<HTMLDivElement>(null)
  const anchor = useAnchor(mark)

  useEffect(() => {
    if (takesFocus && mark) focusable(content.current)[0]?.focus()
  }, [mark, takesFocus])

  useEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && !content.current?.contains(event.target) && !mark.contains(event.target)) {
        onClose({restoreFocus: false})
      }
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Tab') loopFocus(event, content.current)
      if (event.key !== 'Escape') return
      // Before the form hears it, or one key would close the card and the dialog around the text.
      event.preventDefault()
      event.stopPropagation()
      onClose({restoreFocus: true})
    }
    document.addEventListener('mousedown', outside)
    document.addEventListener('keydown', onKeyDown, {capture: true})
    return () => {
      document.removeEventListener('mousedown', outside)
      document.removeEventListener('keydown', onKeyDown, {capture: true})
    }
  }, [mark, onClose])

  return (
    <Popover
      open
      portal
      constrainSize
      placement="bottom-start"
      fallbackPlacements={['top-start', 'bottom-end', 'top-end']}
      referenceElement={anchor}
      floatingBoundary={document.body}
      referenceBoundary={anchor.closest('[role="dialog"]') ? document.body : undefined}
      width="auto"
      zOffset={cardLayer}
      content={
        <div ref={content} role="dialog" aria-labelledby={titleId} data-beatbook-card="" style={cardSize}>
          <Stack>{children}</Stack>
          <Box style={offScreen}>{help}</Box>
        </div>
      }
    />
  )
}

const cardSize = {width: 'min(380px, calc(100vw - 32px))'} as const

/** Above the dialogs that watch items are written in. */
const cardLayer = 600_000

const offScreen = {position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap'} as const

/** The mark, or what holds it: marks are drawn anew when the text changes, and go when their finding does. */
function useAnchor(mark: HTMLElement): HTMLElement {
  const [holders] = useState(() => new WeakMap<HTMLElement, HTMLElement[]>())
  const known = holders.get(mark) ?? ancestorsOf(mark)
  holders.set(mark, known)
  return known.find((element) => element.isConnected) ?? mark
}

function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const ancestors: HTMLElement[] = []
  for (let current: HTMLElement | null = element; current; current = current.parentElement) ancestors.push(current)
  return ancestors
}

function focusable(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('button:not([disabled]), input:not([disabled]), a[href]') ?? [])]
}

/** The card stands at the end of the page, so Tab goes round in it; Escape leads back to the text. */
function loopFocus(event: KeyboardEvent, root: HTMLElement | null): void {
  const elements = focusable(root)
  const edge = event.shiftKey ? elements[0] : elements.at(-1)
  if (!edge || document.activeElement !== edge) return
  event.preventDefault()
  const next = event.shiftKey ? elements.at(-1) : elements[0]
  next?.focus()
}
