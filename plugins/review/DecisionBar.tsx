import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {canApprove, canPublish, canSubmit, isReviewer, summaryLine, type Reason, type SummaryItem, type Verdict} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {reasonOf} from './reasonOf.ts'
import {ReasonList} from './ReasonList.tsx'
import {SayForm} from './SayForm.tsx'
import {standingOf} from './standing.ts'
import type {LiveReview} from './useReview.ts'
import {TextChanged, type ReviewActs} from './reviewActs.ts'

interface DecisionBarProps {
  readonly review: LiveReview
  readonly acts: ReviewActs
  readonly isOffline: boolean
  /** The text on the screen. */
  readonly read: LiveReview['document']
  /** What became of the text since it came on the screen; undefined while it is the same. */
  readonly changedSince: readonly SummaryItem[] | undefined
  readonly onShowChange: () => void
  readonly onReason: (reason: Reason) => void
  /** After a decision was recorded. */
  readonly onDecided: () => void
}

/** What can be decided, in view all the time; a button that is off says why in plain sight. */
export function DecisionBar({review, acts, isOffline, read, changedSince, onShowChange, onReason, onDecided}: DecisionBarProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {state, actor, status} = review
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [done, setDone] = useState('')
  const reviewer = isReviewer(state, actor)
  const approve = withChange(canApprove(state, actor), changedSince, t('bar.changedReason'))
  const submit = canSubmit(state, actor)
  const waiting = state.state === 'in-review'
  const published = state.state === 'published'
  const canWithdraw = waiting && state.submitted?.actor === actor.id ? state.submitted : undefined
  const ownApproval = state.approvals.find((decision) => decision.actor === actor.id)
  const canSubmitHere = !waiting && !published && state.state !== 'approved'
  const standing = standingOf(review, t)
  const unable = isOffline ? t('bar.offline') : status === 'failed' ? t('bar.unread') : undefined
  const off = busy || status !== 'ready' || isOffline

  async function act(work: () => Promise<unknown>, said: string): Promise<void> {
    setBusy(true)
    setFailure(undefined)
    setDone('')
    try {
      await work()
      setDone(said)
      onDecided()
    } catch (error) {
      setFailure(reasonOf(error, t))
      if (error instanceof TextChanged) onShowChange()
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card borderTop padding={3} data-testid="decision-bar" as="section" aria-label={t('bar.title')} style={{flex: 'none', maxHeight: '45%', overflow: 'auto'}}>
      <Stack gap={3}>
        {changedSince ? (
          <Card padding={3} radius={2} tone="caution" border role="alert" data-testid="text-changed">
            <Flex gap={3} align="center" wrap="wrap">
              <Text size={1} style={{flex: '1 1 16em'}}>
                {t('bar.changed', {summary: changedSince.length > 0 ? summaryLine(changedSince) : t('bar.changedLittle')})}
              </Text>
              <Button fontSize={1} padding={2} text={t('bar.showChange')} onClick={onShowChange} />
            </Flex>
          </Card>
        ) : null}
        {failure ? (
          <Card padding={3} radius={2} tone="critical" border role="alert" data-testid="decision-failed">
            <Text size={1}>{failure}</Text>
          </Card>
        ) : null}
        {asking ? (
          <SayForm
            label={t('bar.requestWhat')}
            confirm={t('bar.request')}
            tone="caution"
            onSay={async (reason) => {
              if (read) await acts.requestChanges(read, reason)
              setDone(t('bar.requested'))
              onDecided()
            }}
            onDone={() => setAsking(false)}
            onCancel={() => setAsking(false)}
          />
        ) : (
          <Flex gap={3} align="center" wrap="wrap">
            <Stack gap={2} style={{flex: '1 1 16em', minWidth: 0}}>
              <Text size={1} weight="semibold" data-testid="review-state" data-state={standing.state}>
                {standing.title}
              </Text>
              {standing.detail ? (
                <Text size={0} muted>
                  {standing.detail}
                </Text>
              ) : null}
            </Stack>
            <Flex gap={2} wrap="wrap">
              {canWithdraw ? (
                <Button
                  mode="bleed"
                  fontSize={1}
                  padding={3}
                  text={t('bar.withdraw')}
                  disabled={busy}
                  onClick={() => void act(() => acts.withdraw(canWithdraw), t('bar.withdrawn'))}
                />
              ) : null}
              {ownApproval && !published ? (
                <Button
                  mode="bleed"
                  fontSize={1}
                  padding={3}
                  text={t('bar.withdrawApproval')}
                  disabled={busy}
                  onClick={() => void act(() => acts.withdraw(ownApproval), t('bar.withdrawn'))}
                />
              ) : null}
              {canSubmitHere ? (
                <Button
                  mode={reviewer ? 'ghost' : 'default'}
                  tone="primary"
                  fontSize={1}
                  padding={3}
                  text={t('bar.submit')}
                  disabled={off || !submit.allowed}
                  data-testid="submit"
                  onClick={() => void act(acts.submit, t('bar.submitted'))}
                />
              ) : null}
              {reviewer && !published ? (
                <Button
                  mode="ghost"
                  fontSize={1}
                  padding={3}
                  text={t('bar.requestOpen')}
                  disabled={off || !read}
                  onClick={() => setAsking(true)}
                />
              ) : null}
              {published ? null : (
                <Button
                  tone="positive"
                  fontSize={1}
                  padding={3}
                  text={t('bar.approve')}
                  disabled={off || !approve.allowed || !read}
                  aria-describedby={approve.allowed && unable === undefined ? undefined : 'beatbook-approve-reasons'}
                  data-testid="approve"
                  onClick={() => {
                    if (read) void act(() => acts.approve(read), t('bar.approved'))
                  }}
                />
              )}
            </Flex>
          </Flex>
        )}
        {unable !== undefined && !published ? (
          <Text size={1} id="beatbook-approve-reasons" data-testid="bar-unable">
            {unable}
          </Text>
        ) : published || status === 'loading' ? null : (
          <>
            {approve.allowed ? null : (
              <div id="beatbook-approve-reasons">
                <ReasonList title={t('bar.approveOff')} reasons={approve.reasons} onReason={onReason} />
              </div>
            )}
            {submit.allowed || !canSubmitHere ? null : <ReasonList title={t('bar.submitOff')} reasons={submit.reasons} onReason={onReason} />}
          </>
        )}
      </Stack>
      <div role="status" data-testid="decision-said">
        {done ? (
          <Box paddingTop={3}>
            <Text size={1} muted>
              {done}
              {standing.state === 'approved' && canPublish(state, actor).allowed && reviewer ? ` ${t('bar.publishNext')}` : ''}
            </Text>
          </Box>
        ) : null}
      </div>
    </Card>
  )
}

function withChange(verdict: Verdict, changed: readonly SummaryItem[] | undefined, message: string): Verdict {
  return changed ? {allowed: false, reasons: [{code: 'text-changed', message}, ...verdict.reasons]} : verdict
}
