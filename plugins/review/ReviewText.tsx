import {Card, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import type {DecisionPlace, SemanticDiff, Thread} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {FieldChanges} from './FieldChanges.tsx'
import {Meaning} from './Meaning.tsx'
import {SectionChanges} from './SectionChanges.tsx'
import type {SideText} from './useSide.ts'

interface ReviewTextProps {
  readonly diff: SemanticDiff | undefined
  readonly contract: BriefingContract
  readonly before: SideText
  readonly after: SideText
  /** Headings by section key, names by field. */
  readonly nameOf: (path: string) => string
  /** The text comments are made on; undefined when another is shown. */
  readonly document: object | undefined
  readonly threads: readonly Thread[]
  readonly onComment: (text: string, place: DecisionPlace) => Promise<unknown>
  readonly onOpenThread: (thread: Thread) => void
}

/** The comparison itself: meaning, fields, then section by section. */
export function ReviewText({diff, contract, before, after, nameOf, document, threads, onComment, onOpenThread}: ReviewTextProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const failed = before.status === 'failed' ? before : after.status === 'failed' ? after : undefined
  if (failed) return <Message text={t('compare.failed', {reason: failed.reason})} tone="caution" />
  if (before.status !== 'ready' || after.status !== 'ready') return <Message text={t('compare.loading')} />
  if (!diff) return <Message text={t('compare.missing')} />
  const isNew = before.document === undefined
  return (
    <>
      <Meaning items={diff.summary} nameOf={nameOf} isNew={isNew} />
      <Stack gap={5} data-testid="review-prose">
        <FieldChanges fields={diff.fields} nameOf={nameOf} isNew={isNew} />
        {diff.sections.map((section) => (
          <SectionChanges
            key={section.section}
            diff={section}
            ofItems={contract.sections.some(({key, kind}) => key === section.section && kind === 'watch')}
            isNew={isNew}
            document={document}
            threads={threads}
            onComment={onComment}
            onOpenThread={onOpenThread}
          />
        ))}
      </Stack>
    </>
  )
}

function Message({text, tone = 'default'}: {readonly text: string; readonly tone?: 'default' | 'caution'}): ReactNode {
  return (
    <Card padding={3} radius={2} border tone={tone} role="status">
      <Text size={1} muted={tone === 'default'}>
        {text}
      </Text>
    </Card>
  )
}
