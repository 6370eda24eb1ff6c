import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {PatchEvent, setIfMissing, insert, useTranslation} from 'sanity'
import type {CitePlace} from '../../src/coverage/coverageOf.ts'
import type {StoredFeedback} from '../../src/coverage/newsroom.ts'
import type {StoryFacts} from '../../src/coverage/storyOf.ts'
import type {Place} from '../../src/briefing/index.ts'
import type {OpenDocument} from '../briefing/openDocument.ts'
import {wordsOf} from '../briefing/whereabouts.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {fieldWords, type LinkRefusal} from './linkWords.ts'
import type {Sight} from './relatedMessages.ts'
import type {RelatedSession} from './relatedSession.ts'
import {listStyle, StoryCard} from './StoryCard.tsx'
import {Marked, StoryMeta} from './StoryDetails.tsx'
import {useGoTo} from './useGoTo.ts'
import type {Linking} from './useLinking.tsx'

interface LinksPanelProps {
  readonly session: RelatedSession
  readonly document: OpenDocument
  readonly linking: Linking
  readonly links: Sight['links']
}

/** What a document links to and is linked from, and what a beat's takes ask of it. */
export function LinksPanel({session, document, linking, links}: LinksPanelProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const goTo = useGoTo(session, document)
  const [refused, setRefused] = useState<{id: string; why: LinkRefusal}>()
  if (!links) return null
  const {uncited, overtaken, answered, out, candidates} = links

  const cite = (take: StoryFacts, {words}: CitePlace) => {
    const at = fieldWords(words)
    const why = at ? linking.link(at, take) : 'gone'
    setRefused(why && {id: take.id, why})
    if (!why) goTo(words)
  }

  return (
    <Stack gap={5}>
      <Part title={t('links.uncited', {count: uncited.length})} isThere={uncited.length > 0} name="uncited">
        {uncited.map(({place, ...take}) => (
          <StoryCard
            key={take.id}
            story={take}
            note={refused?.id === take.id ? t(`fix.refused.${refused.why}`) : undefined}
            actions={[
              ...(place ? [{text: t('links.citeHere'), mode: 'default' as const, disabled: document.readOnly, onClick: () => cite(take, place)}] : []),
              ...(place ? [{text: t('links.show'), onClick: () => goTo(place.sentence)}] : []),
              {text: t('related.open'), onClick: () => linking.openBeside(take)},
            ]}
          >
            <Text size={1} muted>
              {place ? t('links.citeAt', {sentence: place.sentence.text, words: place.words.text}) : t('links.citeNowhere')}
            </Text>
          </StoryCard>
        ))}
      </Part>
      <Part title={t('links.overtaken', {count: overtaken.length})} isThere={overtaken.length > 0} name="overtaken">
        {overtaken.map(({take, sentence, passage, shared}) => (
          <SideBySide key={take.id} title={t('links.overtakenBy', {names: listed(shared)})} own={sentence} other={take} goTo={goTo} onOpen={() => linking.openBeside(take)}>
            <Marked {...passage} />
          </SideBySide>
        ))}
      </Part>
      <Part title={t('links.answered', {count: answered.length})} isThere={answered.length > 0} name="answered">
        {answered.map(({take, item, passage, shared}) => (
          <SideBySide key={`${take.id} ${item.start}`} title={t('links.answeredBy', {names: listed(shared)})} own={item} other={take} goTo={goTo} onOpen={() => linking.openBeside(take)}>
            <Marked {...passage} />
          </SideBySide>
        ))}
      </Part>
      <Part title={t('links.aliases', {count: candidates.length})} isThere={candidates.length > 0} name="aliases">
        {candidates.map((candidate) => (
          <AliasRow key={candidate.storedId} candidate={candidate} document={document} linking={linking} />
        ))}
      </Part>
      <Part title={t('links.out', {count: out.length})} isThere name="out">
        {out.length === 0 ? (
          <Text as="li" size={1} muted>
            {t('links.outEmpty')}
          </Text>
        ) : null}
        {out.map(({place, target, facts}) => (
          <Card as="li" key={`${place.section} ${place.start}`} radius={2} border padding={3} tone={facts ? 'default' : 'caution'}>
            <Flex gap={3} align="center">
              <Stack gap={2} flex={1}>
                <Text size={1}>{wordsOf(place)}</Text>
                <Text size={0} muted>
                  {facts ? `${facts.title} · ` : t('links.broken', {id: target})}
                  {facts ? <StoryMeta story={facts} /> : null}
                </Text>
              </Stack>
              <Button mode="bleed" fontSize={1} padding={2} text={t('links.show')} onClick={() => goTo(place)} />
            </Flex>
          </Card>
        ))}
      </Part>
      <Part title={t('links.in', {count: links.in.length})} isThere name="in">
        {links.in.length === 0 ? (
          <Text as="li" size={1} muted>
            {t('links.inEmpty')}
          </Text>
        ) : null}
        {links.in.map((story) => (
          <StoryCard key={story.id} story={story} matched={story} actions={[{text: t('related.open'), onClick: () => linking.openBeside(story)}]} />
        ))}
      </Part>
    </Stack>
  )
}

interface PartProps {
  readonly title: string
  readonly name: string
  readonly isThere: boolean
  readonly children: ReactNode
}

function Part({title, name, isThere, children}: PartProps): ReactNode {
  if (!isThere) return null
  return (
    <Stack gap={3} data-links={name}>
      <Text as="h3" size={1} weight="semibold">
        {title}
      </Text>
      <Stack as="ul" gap={2} style={listStyle}>
        {children}
      </Stack>
    </Stack>
  )
}

interface SideBySideProps {
  readonly title: string
  readonly own: Place
  readonly other: StoryFacts
  readonly goTo: (place: Place) => void
  readonly onOpen: () => void
  readonly children: ReactNode
}

/** A passage of the brief beside one of a newer take. */
function SideBySide({title, own, other, goTo, onOpen, children}: SideBySideProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Card as="li" radius={2} border padding={3} data-story={other.id}>
      <Stack gap={3}>
        <Text size={1} weight="medium">
          {title}
        </Text>
        <Flex gap={3} wrap="wrap">
          <Passage heading={t('links.here')} text={own.text} />
          <Passage heading={other.title} text={children} />
        </Flex>
        <Flex gap={1} wrap="wrap">
          <Button fontSize={1} padding={2} text={t('links.show')} onClick={() => goTo(own)} />
          <Button mode="ghost" fontSize={1} padding={2} text={t('related.open')} onClick={onOpen} />
        </Flex>
      </Stack>
    </Card>
  )
}

function Passage({heading, text}: {readonly heading: string; readonly text: ReactNode}): ReactNode {
  return (
    <Stack gap={2} flex={1} style={{minWidth: 140}}>
      <Text size={0} muted weight="medium">
        {heading}
      </Text>
      <Text size={1} as="blockquote" style={{margin: 0}}>
        {text}
      </Text>
    </Stack>
  )
}

interface AliasRowProps {
  readonly candidate: StoredFeedback
  readonly document: OpenDocument
  readonly linking: Linking
}

/** Words others linked here with: an alias from now on, or not. */
function AliasRow({candidate: {storedId, words}, document, linking}: AliasRowProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [failure, setFailure] = useState<string>()
  const settle = (kind: 'alias' | 'noAlias') => {
    if (kind === 'alias') document.onChange(PatchEvent.from([setIfMissing([], ['aliases']), insert([words], 'after', ['aliases', -1])]))
    linking.feedback.settleAlias(storedId, kind).catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
  }
  return (
    <Card as="li" radius={2} border padding={3} data-alias={words}>
      <Flex gap={2} align="center" wrap="wrap">
        <Text size={1} style={{flex: 1}}>
          {words}
        </Text>
        <Button fontSize={1} padding={2} text={t('links.aliasAdd')} disabled={document.readOnly} onClick={() => settle('alias')} />
        <Button mode="bleed" fontSize={1} padding={2} text={t('links.aliasRefuse')} onClick={() => settle('noAlias')} />
      </Flex>
      {failure ? (
        <Text size={1} role="alert">
          {t('related.feedback.reason', {reason: failure})}
        </Text>
      ) : null}
    </Card>
  )
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', {type: 'conjunction'}).format(names)
}
