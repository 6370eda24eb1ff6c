import {Box, Card, Stack} from '@sanity/ui'
import {Popover} from '@sanity/ui/popover'
import {useCallback, useEffect, useId, useRef, useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import type {DeclinedFinding} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {BriefingSession} from './briefingSession.ts'
import {DeclinedDetails} from './DeclinedDetails.tsx'
import {FindingDetails} from './FindingDetails.tsx'
import {findingKey} from './findingKey.ts'
import type {FindingActions} from './useFindingActions.ts'
import type {OpenCard} from './useFindingCard.ts'

interface FindingCardProps {
  readonly session: BriefingSession
  readonly card: OpenCard
  /** Every finding that stands now; one of the card's that is missing here has been settled meanwhile. */
  readonly standing: readonly Finding[]
  /** Every finding that was declined, with the decision that says why. */
  readonly declined: readonly DeclinedFinding[]
  readonly actions: FindingActions
  readonly readOnly: boolean
  /** `restoreFocus` asks for the focus to go back to where the card was opened from. */
  readonly onClose: (options: {readonly restoreFocus: boolean}) => void
}

/** What the linter says about some words, beside them: what is there, what is wanted, why, and what can be done. */
export function FindingCard({session, card, standing, declined, actions, readOnly, onClose}: FindingCardProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const content = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const anchor = useAnchor(card.anchor)
  const stands = new Set(standing.map(findingKey))
  const decisions = new Map(declined.map(({finding, decision}) => [findingKey(finding), decision]))

  useEffect(() => {
    if (card.takesFocus) focusable(content.current)[0]?.focus()
  }, [card])

  useEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && !content.current?.contains(event.target) && !card.anchor.contains(event.target)) {
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
  }, [card, onClose])

  const settle = useCallback(() => onClose({restoreFocus: true}), [onClose])

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
          <Stack>
            {card.findings.map(({finding, place}, index) => {
              const key = findingKey(finding)
              const decision = decisions.get(key)
              const label = index === 0 ? titleId : undefined
              return (
                <Card key={key} borderTop={index > 0} padding={4}>
                  {decision ? (
                    <DeclinedDetails finding={finding} decision={decision} titleId={label} reopen={actions.reopen} />
                  ) : (
                    <FindingDetails
                      finding={finding}
                      from={place}
                      titleId={label}
                      contract={session.contract}
                      why={session.why(finding.ruleId)}
                      stands={stands.has(key)}
                      readOnly={readOnly}
                      actions={actions}
                      onSettled={settle}
                    />
                  )}
                </Card>
              )
            })}
          </Stack>
          <Box style={offScreen}>{t('card.help')}</Box>
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
