import {Badge, Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {useRelativeTime, useTranslation} from 'sanity'
import type {Decision, DecisionPlace, Thread} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {Fold} from '../briefing/Fold.tsx'
import {quotedWords} from './commentPlace.ts'
import {reasonOf} from './reasonOf.ts'
import {SayForm} from './SayForm.tsx'
import type {ReviewActs} from './reviewActs.ts'

interface ThreadsProps {
  readonly threads: readonly Thread[]
  readonly acts: ReviewActs
  readonly names: ReadonlyMap<string, string>
  readonly headingOf: (path: string) => string
  readonly onGoTo: (place: DecisionPlace) => void
}

/** What was said about the text: open threads first, resolved ones folded. */
export function Threads({threads, ...rest}: ThreadsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [adding, setAdding] = useState(false)
  const open = threads.filter(({resolved}) => !resolved)
  const resolved = threads.filter((thread) => thread.resolved)
  return (
    <Stack as="section" gap={4} aria-label={t('threads.title')} data-testid="review-threads">
      <Flex align="center" gap={2}>
        <Box flex={1}>
          <Text as="h2" size={1} weight="semibold">
            {t('threads.heading', {count: open.length})}
          </Text>
        </Box>
        {adding ? null : <Button mode="bleed" fontSize={1} padding={2} text={t('threads.add')} onClick={() => setAdding(true)} />}
      </Flex>
      {threads.length === 0 && !adding ? (
        <Text size={1} muted>
          {t('threads.none')}
        </Text>
      ) : null}
      {adding ? (
        <SayForm
          label={t('threads.about')}
          confirm={t('comment.confirm')}
          onSay={(text) => rest.acts.comment(text)}
          onDone={() => setAdding(false)}
          onCancel={() => setAdding(false)}
        />
      ) : null}
      <ThreadList threads={open} {...rest} />
      {resolved.length > 0 ? (
        <Fold name="resolved" title={t('threads.resolved', {count: resolved.length})}>
          <ThreadList threads={resolved} {...rest} />
        </Fold>
      ) : null}
    </Stack>
  )
}

function ThreadList({threads, ...rest}: ThreadsProps): ReactNode {
  return threads.length === 0 ? null : (
    <Stack as="ol" gap={3} style={{listStyle: 'none', margin: 0, padding: 0}}>
      {threads.map((thread) => (
        <li key={thread.root._id}>
          <ThreadCard thread={thread} {...rest} />
        </li>
      ))}
    </Stack>
  )
}

export function threadElementId({root}: Thread): string {
  return `thread-${root._id}`
}

function ThreadCard({thread, acts, names, headingOf, onGoTo}: Omit<ThreadsProps, 'threads'> & {readonly thread: Thread}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [replying, setReplying] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const {root, replies, resolved} = thread

  async function act(work: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    setFailure(undefined)
    try {
      await work()
    } catch (error) {
      setFailure(reasonOf(error, t))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card
      id={threadElementId(thread)}
      tabIndex={-1}
      padding={3}
      radius={2}
      border
      tone={resolved ? 'transparent' : 'default'}
      data-thread={resolved ? 'resolved' : 'open'}
    >
      <Stack gap={4}>
        {root.place ? <Quote place={root.place} heading={headingOf(root.place.path)} onGoTo={onGoTo} /> : null}
        {[root, ...replies].map((said) => (
          <Said key={said._id} said={said} name={names.get(said.actor) ?? said.actor} />
        ))}
        {resolved ? (
          <Flex gap={2} align="center">
            <Badge tone="positive" fontSize={0}>
              {t('threads.isResolved')}
            </Badge>
            <Text size={0} muted>
              {names.get(resolved.actor) ?? resolved.actor}
            </Text>
          </Flex>
        ) : null}
        {failure ? (
          <Card padding={3} radius={2} tone="critical" role="alert">
            <Text size={1}>{failure}</Text>
          </Card>
        ) : null}
        {replying ? (
          <SayForm
            label={t(resolved ? 'threads.reopenWhy' : 'threads.reply')}
            confirm={t(resolved ? 'threads.reopen' : 'threads.reply')}
            onSay={(text) => acts.reply(thread, text)}
            onDone={() => setReplying(false)}
            onCancel={() => setReplying(false)}
          />
        ) : (
          <Flex gap={2}>
            <Button
              mode="bleed"
              fontSize={1}
              padding={2}
              text={t(resolved ? 'threads.reopen' : 'threads.reply')}
              onClick={() => setReplying(true)}
            />
            {resolved ? null : (
              <Button
                mode="ghost"
                fontSize={1}
                padding={2}
                text={t('threads.resolve')}
                disabled={busy}
                onClick={() => void act(() => acts.resolve(thread))}
              />
            )}
          </Flex>
        )}
      </Stack>
    </Card>
  )
}

function Quote({place, heading, onGoTo}: {readonly place: DecisionPlace; readonly heading: string; readonly onGoTo: ThreadsProps['onGoTo']}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {before, words, after} = quotedWords(place)
  return (
    <Card
      as="button"
      type="button"
      padding={2}
      radius={2}
      tone="transparent"
      onClick={() => onGoTo(place)}
      title={t('threads.goTo')}
      style={{textAlign: 'left', cursor: 'pointer', borderLeft: '3px solid var(--card-border-color)'}}
    >
      <Stack gap={2}>
        <Text size={0} muted>
          {heading}
        </Text>
        <Text size={1} muted>
          {before}
          <mark style={{background: 'var(--card-badge-caution-bg-color)', color: 'var(--card-badge-caution-fg-color)', fontWeight: 600}}>{words}</mark>
          {after}
        </Text>
      </Stack>
    </Card>
  )
}

function Said({said, name}: {readonly said: Decision; readonly name: string}): ReactNode {
  const when = useRelativeTime(said.at, {useTemporalPhrase: true})
  return (
    <Stack gap={2}>
      <Text size={0} muted>
        {name} · <time dateTime={said.at}>{when}</time>
      </Text>
      <Text size={1} style={{whiteSpace: 'pre-wrap'}}>
        {said.reason}
      </Text>
    </Stack>
  )
}
