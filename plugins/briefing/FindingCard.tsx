import {Card} from '@sanity/ui'
import {useCallback, useId, type ReactNode} from 'react'
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
import {WordsCard} from './WordsCard.tsx'

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
  const titleId = useId()
  const stands = new Set(standing.map(findingKey))
  const decisions = new Map(declined.map(({finding, decision}) => [findingKey(finding), decision]))
  const settle = useCallback(() => onClose({restoreFocus: true}), [onClose])

  return (
    <WordsCard anchor={card.anchor} takesFocus={card.takesFocus} titleId={titleId} help={t('card.help')} onClose={onClose}>
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
    </WordsCard>
  )
}
