import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {insert, PatchEvent, set, setIfMissing, unset, useClient, useCurrentUser, useTranslation} from 'sanity'
import type {PathSegment} from '../../src/briefing/index.ts'
import {historyParagraph, settledItem} from '../../src/coverage/moveToHistory.ts'
import {asArray, isRecord, readBlock} from '../../src/text/portableText.ts'
import {DeclineForm} from '../briefing/DeclineForm.tsx'
import {readerOf, type OpenDocument} from '../briefing/openDocument.ts'
import {newKey} from '../briefing/newKey.ts'
import {toPath, valueAt} from '../briefing/paths.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {linkWords, type LinkRefusal} from './linkWords.ts'
import {locateProposal, watchItemPath, type LocatedProposal} from './locateProposal.ts'
import {settleProposal, type Settlement} from './proposalStore.ts'
import type {OpenProposal} from './relatedMessages.ts'
import type {RelatedSession} from './relatedSession.ts'
import {listStyle} from './StoryCard.tsx'
import {StoryMeta} from './StoryDetails.tsx'
import {useGoTo} from './useGoTo.ts'
import type {Linking} from './useLinking.tsx'

interface ProposalListProps {
  readonly session: RelatedSession
  readonly document: OpenDocument
  /** The document as the form has it, which may be a moment ahead of `document`. */
  readonly current: () => OpenDocument
  readonly linking: Linking
  readonly proposals: readonly OpenProposal[]
}

/** What newly published takes ask of this beat. Accepting writes into the draft and nowhere else. */
export function ProposalList({session, document, current, linking, proposals}: ProposalListProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  if (proposals.length === 0) return null
  return (
    <Stack gap={3} data-links="proposals">
      <Text as="h3" size={1} weight="semibold">
        {t('proposal.title', {count: proposals.length})}
      </Text>
      <Stack as="ul" gap={2} style={listStyle}>
        {proposals.map((proposal) => (
          <ProposalCard key={proposal.storedId} session={session} document={document} current={current} linking={linking} proposal={proposal} />
        ))}
      </Stack>
    </Stack>
  )
}

interface ProposalCardProps extends Omit<ProposalListProps, 'proposals'> {
  readonly proposal: OpenProposal
}

function ProposalCard({session, document, current, linking, proposal}: ProposalCardProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const actor = useCurrentUser()?.id ?? ''
  const goTo = useGoTo(session, document)
  const [state, setState] = useState<{status: 'open' | 'declining' | 'settled'} | {status: 'refused'; why: LinkRefusal} | {status: 'failed'; reason: string}>({status: 'open'})
  const {take, kind, place, reason, takeFacts} = proposal
  const words = place.text.slice(place.start, place.end)

  const settle = (settlement: Settlement) =>
    settleProposal(client, proposal.storedId, settlement, actor, new Date()).then(() => setState({status: 'settled'}))
  const failed = (error: unknown) => setState({status: 'failed', reason: error instanceof Error ? error.message : String(error)})

  const accept = () => {
    const at = located()
    const why = current().readOnly ? 'readOnly' : at === undefined ? 'changed' : write(at)
    if (why) setState({status: 'refused', why})
    else settle({state: 'accepted'}).catch(failed)
  }
  const adapt = () => {
    const at = located()
    if (!at) return setState({status: 'refused', why: 'changed'})
    goTo(at.sentence)
    settle({state: 'adapted'}).catch(failed)
  }

  function located(): LocatedProposal | undefined {
    return locateProposal(place, (field) => asArray(readerOf(current(), session.editors)(field)).flatMap((block) => (isRecord(block) ? (readBlock(block) ?? []) : [])))
  }

  function write(at: LocatedProposal): LinkRefusal | undefined {
    if (kind === 'cite') return linkWords(session.editors, current(), at.words, take)
    const item = watchItemPath(at.words.field)
    if (!item) return 'gone'
    if (kind === 'history') return moveToHistory(item)
    document.onChange(
      PatchEvent.from([
        set('resolved', [...toPath(item), 'status']),
        set({_type: 'reference', _ref: take, _weak: true}, [...toPath(item), 'resolvedBy']),
        set(new Date(session.now()).toISOString().slice(0, 10), [...toPath(item), 'resolvedOn']),
      ]),
    )
    return undefined
  }

  /** Tells in History what became of a watch item, and takes it off the list. */
  function moveToHistory(item: readonly PathSegment[]): LinkRefusal | undefined {
    const settled = settledItem(valueAt(current().value, item), place.text, take === document.id ? undefined : {id: take, ...(takeFacts ? {title: takeFacts.title} : {})})
    if (!settled) return 'changed'
    document.onChange(PatchEvent.from([setIfMissing([], ['history']), insert([historyParagraph(settled, newKey)], 'after', ['history', -1]), unset(toPath(item))]))
    return undefined
  }

  return (
    <Card as="li" radius={2} border padding={3} data-proposal={kind}>
      <Stack gap={3}>
        <Stack gap={2}>
          <Text size={1} weight="medium">
            {takeFacts?.title ?? take}
          </Text>
          {takeFacts ? (
            <Text size={0} muted>
              <StoryMeta story={takeFacts} />
            </Text>
          ) : null}
        </Stack>
        <Text size={1}>{reason}</Text>
        <Text size={1} muted as="blockquote" style={{margin: 0}}>
          {place.text.slice(0, place.start)}
          <strong style={{fontWeight: kind === 'cite' ? 600 : 400}}>{words}</strong>
          {place.text.slice(place.end)}
        </Text>
        {state.status === 'refused' ? <Note text={t(`fix.refused.${state.why}`)} /> : null}
        {state.status === 'failed' ? <Note text={t('related.feedback.reason', {reason: state.reason})} /> : null}
        {state.status === 'declining' ? (
          <DeclineForm
            onDecline={(declinedBecause) => settle({state: 'declined', declinedBecause})}
            onDone={() => setState({status: 'settled'})}
            onCancel={() => setState({status: 'open'})}
          />
        ) : (
          <Flex gap={1} wrap="wrap" role="group" aria-label={t('related.actions', {title: takeFacts?.title ?? take})}>
            {kind === 'overtaken' ? null : (
              <Button {...size} text={kind === 'cite' ? t('related.linkWords', {words}) : t(kind === 'history' ? 'proposal.toHistory' : 'proposal.resolve')} disabled={document.readOnly || state.status === 'settled'} onClick={accept} />
            )}
            <Button {...size} text={t('proposal.adapt')} mode={kind === 'overtaken' ? 'default' : 'ghost'} disabled={state.status === 'settled'} onClick={adapt} />
            <Button {...size} text={t('related.open')} mode="ghost" onClick={() => linking.openBeside({id: take, kind: 'take'})} />
            <Button {...size} text={t('card.decline')} mode="bleed" disabled={state.status === 'settled'} onClick={() => setState({status: 'declining'})} />
          </Flex>
        )}
      </Stack>
    </Card>
  )
}

function Note({text}: {readonly text: string}): ReactNode {
  return (
    <Card padding={3} radius={2} tone="caution" role="alert">
      <Text size={1}>{text}</Text>
    </Card>
  )
}

const size = {fontSize: 1, padding: 2} as const
