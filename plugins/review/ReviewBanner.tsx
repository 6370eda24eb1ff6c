import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {getPublishedId, isObjectInputProps, useEditState, usePerspective, useTranslation, type InputProps} from 'sanity'
import {usePaneRouter} from 'sanity/structure'
import {canPublish, type Reason} from '../../src/review/index.ts'
import {Fold} from '../briefing/Fold.tsx'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {ReasonList} from './ReasonList.tsx'
import type {ReviewSession} from './reviewSession.ts'
import {standingOf} from './standing.ts'
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
  const goToForm = useGoToForm()
  const openReview = () => setParams({...params, view: 'review'})
  const {state, status} = review
  const threads = state.threads.filter(({resolved}) => !resolved)
  if (status !== 'ready' || !review.document || (state.state === 'published' && threads.length === 0)) return null
  const {state: standing, title, detail, tone} = standingOf(review, t)
  const {reasons} = canPublish(state, review.actor)
  const onReason = ({place: at, decision}: Reason) => {
    if (at) goToForm(at.path)
    else if (decision) openReview()
  }
  const [first] = threads
  const place = first?.root.place
  return (
    <Card padding={3} radius={2} border tone={tone} data-testid="review-banner" data-state={standing} role="status">
      <Flex gap={3} align="center" wrap="wrap">
        <Stack gap={2} style={{flex: '1 1 16em'}}>
          <Text size={1} weight="semibold">
            {title}
          </Text>
          {detail ? (
            <Text size={1} muted>
              {detail}
            </Text>
          ) : null}
        </Stack>
        {place ? (
          <Button
            mode="bleed"
            fontSize={1}
            padding={2}
            text={t('banner.threads', {count: threads.length})}
            onClick={() => goToForm(place.path, place.blockKey)}
          />
        ) : null}
        <Button mode="ghost" fontSize={1} padding={2} text={t('banner.open')} onClick={openReview} />
      </Flex>
      {reasons.length > 0 && state.state !== 'published' ? (
        <Box marginTop={3}>
          <Fold name="publish" title={t('banner.blocks', {count: reasons.length})}>
            <ReasonList reasons={reasons} onReason={onReason} />
          </Fold>
        </Box>
      ) : null}
    </Card>
  )
}
