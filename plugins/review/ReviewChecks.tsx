import {Badge, Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {Finding, Place} from '../../src/briefing/index.ts'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import {isReviewer, neverOverridden, type Decision} from '../../src/review/index.ts'
import {FindingButton, findingTones} from '../briefing/FindingButton.tsx'
import {findingKey} from '../briefing/findingKey.ts'
import {Fold} from '../briefing/Fold.tsx'
import {useWhereabouts} from '../briefing/useWhereabouts.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {SayForm} from './SayForm.tsx'
import type {LiveReview} from './useReview.ts'
import type {ReviewActs} from './reviewActs.ts'

interface ReviewChecksProps {
  readonly review: LiveReview
  readonly acts: ReviewActs
  readonly contract: BriefingContract
  readonly onGoTo: (place: Place) => void
}

/** What the checks say: what is open, then what somebody set aside, with their reasons. */
export function ReviewChecks({review, acts, contract, onGoTo}: ReviewChecksProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {state, names, actor} = review
  const grave = state.open.filter(({severity}) => severity !== 'info')
  const notes = state.open.filter(({severity}) => severity === 'info')
  const row = (finding: Finding) => (
    <li key={findingKey(finding)}>
      <OpenRow finding={finding} contract={contract} onGoTo={onGoTo} acts={acts} mayOverride={isReviewer(state, actor)} />
    </li>
  )
  const settled = (finding: Finding, decision: Decision, kind: 'declined' | 'overridden') => (
    <li key={`${kind} ${findingKey(finding)}`}>
      <SettledRow finding={finding} decision={decision} kind={kind} name={names.get(decision.actor) ?? decision.actor} contract={contract} onGoTo={onGoTo} />
    </li>
  )
  return (
    <Stack as="section" gap={4} aria-label={t('checks.title')} data-testid="review-checks">
      <Text as="h2" size={1} weight="semibold">
        {t('checks.heading', {count: grave.length})}
      </Text>
      {grave.length === 0 ? (
        <Text size={1} muted>
          {t('checks.none')}
        </Text>
      ) : (
        <List>{grave.map(row)}</List>
      )}
      {state.overridden.length + state.declined.length > 0 ? (
        <Stack gap={3}>
          <Text as="h3" size={1} muted>
            {t('checks.settled', {count: state.overridden.length + state.declined.length})}
          </Text>
          <List>
            {state.overridden.map(({finding, decision}) => settled(finding, decision, 'overridden'))}
            {state.declined.map(({finding, decision}) => settled(finding, decision, 'declined'))}
          </List>
        </Stack>
      ) : null}
      {notes.length > 0 ? (
        <Fold name="notes" title={t('findings.notes', {count: notes.length})}>
          <List>{notes.map(row)}</List>
        </Fold>
      ) : null}
    </Stack>
  )
}

function List({children}: {readonly children: ReactNode}): ReactNode {
  return (
    <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
      {children}
    </Stack>
  )
}

interface OpenRowProps extends Omit<ReviewChecksProps, 'review'> {
  readonly finding: Finding
  readonly mayOverride: boolean
}

function OpenRow({finding, contract, onGoTo, acts, mayOverride}: OpenRowProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [overriding, setOverriding] = useState(false)
  const canOverride = mayOverride && finding.severity === 'error' && !neverOverridden.includes(finding.ruleId)
  return (
    <Card id={findingElementId(finding)} tabIndex={-1} radius={2} border tone={findingTones[finding.severity]} data-rule={finding.ruleId}>
      <Flex align="flex-start">
        <Place finding={finding} contract={contract} onGoTo={onGoTo} />
        {canOverride && !overriding ? (
          <Box padding={2}>
            <Button mode="bleed" tone="critical" fontSize={1} padding={2} text={t('checks.override')} onClick={() => setOverriding(true)} />
          </Box>
        ) : null}
      </Flex>
      {overriding ? (
        <Box padding={3} paddingTop={0}>
          <SayForm
            label={t('checks.overrideWhy')}
            confirm={t('checks.overrideConfirm')}
            tone="critical"
            onSay={(reason) => acts.override(finding, reason)}
            onDone={() => setOverriding(false)}
            onCancel={() => setOverriding(false)}
          />
        </Box>
      ) : null}
    </Card>
  )
}

/** Where a finding's row is found on the screen. */
export function findingElementId(finding: Finding): string {
  return `check-${findingKey(finding).replace(/[^\w-]+/g, '-')}`
}

function Place({finding, contract, onGoTo}: Pick<OpenRowProps, 'finding' | 'contract' | 'onGoTo'>): ReactNode {
  const whereabouts = useWhereabouts(contract)
  return <FindingButton finding={finding} detail={whereabouts(finding.place)} goTo={onGoTo} />
}

interface SettledRowProps extends Pick<OpenRowProps, 'finding' | 'contract' | 'onGoTo'> {
  readonly decision: Decision
  readonly kind: 'declined' | 'overridden'
  readonly name: string
}

function SettledRow({finding, decision, kind, name, contract, onGoTo}: SettledRowProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Card radius={2} border {...{[`data-${kind}`]: finding.ruleId}}>
      <Place finding={finding} contract={contract} onGoTo={onGoTo} />
      <Flex gap={3} padding={3} paddingTop={1} align="center" wrap="wrap">
        <Badge tone={kind === 'declined' ? 'default' : 'critical'} fontSize={0}>
          {t(`checks.${kind}`)}
        </Badge>
        <Text size={1} weight="medium" style={{flex: 1}}>
          {decision.reason}
        </Text>
        <Text size={0} muted>
          {name}
        </Text>
      </Flex>
    </Card>
  )
}
