import {Badge, Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {memo, useEffect, useMemo, useRef, useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {Freshness, SentenceAge} from '../../src/briefing/freshness.ts'
import type {Place} from '../../src/briefing/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {AttestForm} from './AttestForm.tsx'
import type {BriefingSession} from './briefingSession.ts'
import type {CorpusState} from './corpusStore.ts'
import {Fold} from './Fold.tsx'
import {measured} from './measured.ts'
import type {OpenDocument} from './openDocument.ts'
import {saysTheSame} from './saysTheSame.ts'
import {useAttest} from './useAttest.ts'
import {wordsOf} from './whereabouts.ts'

interface FreshnessPanelProps {
  readonly session: BriefingSession
  readonly document: OpenDocument
  /** The document as the form has it, which may be a moment ahead of `document`. */
  readonly current: () => OpenDocument
  readonly corpus: CorpusState
  readonly goTo: (place: Place) => void
}

const tones = {fresh: 'default', late: 'caution', blocked: 'critical'} as const

/** How old Current state is, its oldest claim, each sentence by age, and the way to say that it is still true. */
export function FreshnessPanel({session, document, current, corpus, goTo}: FreshnessPanelProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {value} = document
  const state = useMemo(() => measured('beatbook:briefing:inspector', () => session.freshness(value, corpus)), [session, value, corpus])
  const attesting = useAttest(session, document, current, corpus)
  const [asking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current && !asking) opener.current?.focus()
    asked.current = asking
  }, [asking])
  if (!state) return null
  const {warnAfterDays: warn, errorAfterDays: block} = session.contract.asOf
  return (
    <Stack as="section" gap={3} data-freshness={state.state}>
      <Text as="h2" size={1} weight="semibold">
        {t('freshness.title')}
      </Text>
      <Card padding={3} radius={2} border tone={tones[state.state]}>
        <Stack gap={4}>
          <Text size={1}>{t(`freshness.${state.state}`, {asOf: state.asOf, warn, block})}</Text>
          {state.oldest ? <OldestClaim sentence={state.oldest} goTo={goTo} /> : null}
          {asking ? (
            <AttestForm
              attesting={attesting}
              today={session.now()}
              precision={precisionOf(document.value)}
              onClose={() => setAsking(false)}
            />
          ) : (
            <Flex gap={2}>
              <Button
                ref={opener}
                text={t('attest.open')}
                mode="ghost"
                fontSize={1}
                padding={2}
                disabled={document.readOnly}
                onClick={() => setAsking(true)}
              />
              {attesting.undo ? (
                <Button text={t('attest.undo')} mode="bleed" fontSize={1} padding={2} onClick={attesting.undo} />
              ) : null}
            </Flex>
          )}
          <SentencesByAge state={state} goTo={goTo} />
        </Stack>
        <div role="status">
          {attesting.said === undefined ? null : (
            <Box marginTop={4}>
              <Text size={1}>{t('attest.done', {said: attesting.said})}</Text>
            </Box>
          )}
        </div>
        {attesting.failure ? (
          <Box marginTop={4} role="alert">
            <Text size={1}>{t('attest.undoFailed', {reason: attesting.failure})}</Text>
          </Box>
        ) : null}
      </Card>
    </Stack>
  )
}

const OldestClaim = memo(function OldestClaim({sentence, goTo}: {readonly sentence: SentenceAge; readonly goTo: (place: Place) => void}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Stack gap={2} data-oldest-claim="">
      <Box>
        <Badge fontSize={0}>{t('freshness.oldest')}</Badge>
      </Box>
      <SentenceButton sentence={sentence} goTo={goTo} />
    </Stack>
  )
}, saysTheSame)

const SentencesByAge = memo(function SentencesByAge({state, goTo}: {readonly state: Freshness; readonly goTo: (place: Place) => void}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Fold name="freshness" title={t('freshness.sentences', {count: state.sentences.length})} onlyOpen>
      <Stack as="ol" gap={1} style={{listStyle: 'none', margin: 0, padding: 0}}>
        {state.sentences
          .toSorted((a, b) => b.age - a.age)
          .map((sentence) => (
            <li key={sentence.place.start}>
              <SentenceButton sentence={sentence} goTo={goTo} />
            </li>
          ))}
      </Stack>
    </Fold>
  )
}, saysTheSame)

/** The age of one sentence, and the way to it; a key changes one of them. */
const SentenceButton = memo(function SentenceButton({sentence, goTo}: {readonly sentence: SentenceAge; readonly goTo: (place: Place) => void}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {place, date, age} = sentence
  return (
    <Card
      as="button"
      type="button"
      padding={2}
      radius={2}
      tone="inherit"
      onClick={() => goTo(place)}
      style={{width: '100%', textAlign: 'left', cursor: 'pointer'}}
    >
      <Stack gap={2}>
        <Text size={1}>{wordsOf(place)}</Text>
        <Text size={0} muted>
          {date === undefined ? t('freshness.undated', {count: age}) : t('freshness.age', {date, count: age})}
        </Text>
      </Stack>
    </Card>
  )
}, saysTheSame)

function precisionOf(document: object): string {
  const asOf = 'asOf' in document ? document.asOf : undefined
  return typeof asOf === 'object' && asOf !== null && 'precision' in asOf && typeof asOf.precision === 'string' ? asOf.precision : 'month'
}
