import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {memo, type ReactNode} from 'react'
import {getPublishedId, isObjectInputProps, useEditState, usePerspective, useTranslation, type InputProps} from 'sanity'
import {usePaneRouter} from 'sanity/structure'
import {canPublish, type Decision, type Reason} from '../../src/review/index.ts'
import {Fold} from '../briefing/Fold.tsx'
import {saysTheSame} from '../briefing/saysTheSame.ts'
import {useSteadyCallback} from '../briefing/useSteadyCallback.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {ReasonList} from './ReasonList.tsx'
import type {ReviewSession} from './reviewSession.ts'
import {standingOf, type Standing} from './standing.ts'
import {useReview} from './useReview.ts'
import {useGoToForm} from './useGoToForm.ts'

/** Wraps the root of a reviewed document's form with a line on where the document stands; hands all else on. */
export function createReviewInput(session: ReviewSession, inner: (props: InputProps) => ReactNode) {
  const Inner = inner
  return function ReviewInput(props: InputProps): ReactNode {
    if (props.path.length > 0 || !isObjectInputProps(props) || !session.covers(props.schemaType.name)) return <Inner {...props} />
    const {value} = props
    const id = value && '_id' in value && typeof value._id === 'string' ? value._id : ''
    return (
      <Stack gap={5}>
        <ReviewBanner session={session} id={getPublishedId(id)} type={props.schemaType.name} />
        <Inner {...props} />
      </Stack>
    )
  }
}

/** Whether an approval stands or which edit ended it, what was asked for, and what waits: said while people write. */
function ReviewBanner({session, id, type}: {readonly session: ReviewSession; readonly id: string; readonly type: string}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {selectedReleaseId} = usePerspective()
  const versions = useEditState(id, type, 'low', selectedReleaseId)
  const review = useReview(session, versions)
  const {params, setParams} = usePaneRouter()
  const goToForm = useSteadyCallback(useGoToForm())
  const openReview = useSteadyCallback(() => setParams({...params, view: 'review'}))
  const {state, status} = review
  const threads = state.threads.filter(({resolved}) => !resolved)
  if (status !== 'ready' || !review.document || (state.state === 'published' && threads.length === 0)) return null
  return (
    <BannerCard
      standing={standingOf(review, t)}
      reasons={state.state === 'published' ? none : canPublish(state, review.actor).reasons}
      threads={threads.length}
      place={threads[0]?.root.place}
      goToForm={goToForm}
      openReview={openReview}
    />
  )
}

const none: readonly Reason[] = []

interface BannerCardProps {
  readonly standing: Standing
  /** What stands in the way of publishing. */
  readonly reasons: readonly Reason[]
  /** How many are open, and where the first of them is. */
  readonly threads: number
  readonly place: Decision['place']
  readonly goToForm: ReturnType<typeof useGoToForm>
  readonly openReview: () => void
}

/** Drawn anew only when it says something else, which a key seldom brings about. */
const BannerCard = memo(function BannerCard({standing, reasons, threads, place, goToForm, openReview}: BannerCardProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const onReason = ({place: at, decision}: Reason) => {
    if (at) goToForm(at.path)
    else if (decision) openReview()
  }
  return (
    <Card padding={3} radius={2} border tone={standing.tone} data-testid="review-banner" data-state={standing.state} role="status">
      <Flex gap={3} align="center" wrap="wrap">
        <Stack gap={2} style={{flex: '1 1 16em'}}>
          <Text size={1} weight="semibold">
            {standing.title}
          </Text>
          {standing.detail ? (
            <Text size={1} muted>
              {standing.detail}
            </Text>
          ) : null}
        </Stack>
        {place ? (
          <Button
            mode="bleed"
            fontSize={1}
            padding={2}
            text={t('banner.threads', {count: threads})}
            onClick={() => goToForm(place.path, place.blockKey)}
          />
        ) : null}
        <Button mode="ghost" fontSize={1} padding={2} text={t('banner.open')} onClick={openReview} />
      </Flex>
      {reasons.length > 0 ? (
        <Box marginTop={3}>
          <Fold name="publish" title={t('banner.blocks', {count: reasons.length})}>
            <ReasonList reasons={reasons} onReason={onReason} />
          </Fold>
        </Box>
      ) : null}
    </Card>
  )
}, saysTheSame)
