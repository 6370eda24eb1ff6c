import {Button, Card, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {BacktestReport} from '../../src/coverage/backtestNewsroom.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {RelatedSession} from './relatedSession.ts'

type State =
  | {readonly status: 'idle'}
  | {readonly status: 'running'; readonly share: number}
  | {readonly status: 'done'; readonly report: BacktestReport}
  | {readonly status: 'failed'; readonly reason: string}

/** Questions of each kind: enough for a figure to within a few points, over in seconds. */
const questions = 400
/** With fewer links than this a share says little. */
const fewLinks = 50

/** How well suggestions would have found the links this newsroom made itself, worked out on this machine. */
export function BacktestPanel({session}: {readonly session: RelatedSession}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [state, setState] = useState<State>({status: 'idle'})

  async function run(): Promise<void> {
    setState({status: 'running', share: 0})
    try {
      const report = await session.line.answer({type: 'backtest', limit: questions}, (share) => setState({status: 'running', share}))
      setState({status: 'done', report})
    } catch (error) {
      setState({status: 'failed', reason: error instanceof Error ? error.message : String(error)})
    }
  }

  return (
    <Card padding={3} radius={2} border data-backtest={state.status}>
      <Stack gap={4}>
        <Text size={1} muted>
          {t('backtest.what')}
        </Text>
        {state.status === 'running' ? (
          <Stack gap={3}>
            <Text size={1} role="status">
              {t('backtest.running', {percent: Math.round(state.share * 100)})}
            </Text>
            <progress max={1} value={state.share} aria-label={t('backtest.title')} style={{width: '100%'}} />
          </Stack>
        ) : null}
        {state.status === 'failed' ? (
          <Text size={1} role="alert">
            {t('related.failed', {reason: state.reason})}
          </Text>
        ) : null}
        {state.status === 'done' ? <Figures report={state.report} /> : null}
        <Button mode="ghost" fontSize={1} padding={2} text={t('backtest.run')} disabled={state.status === 'running'} onClick={() => void run()} />
      </Stack>
    </Card>
  )
}

function Figures({report}: {readonly report: BacktestReport}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`
  const rows = [
    [t('backtest.precision'), report.suggested === 0 ? '–' : percent(report.precision)],
    [t('backtest.recall'), percent(report.recall)],
    [t('backtest.recallNamed'), percent(report.recallNamed)],
    [t('backtest.passage'), percent(report.passageRecall5)],
    [t('backtest.threshold'), String(report.threshold)],
  ]
  if (report.links === 0) {
    return (
      <Text size={1} muted>
        {t('backtest.none', {stories: report.stories})}
      </Text>
    )
  }
  return (
    <Stack gap={3}>
      <table style={{borderCollapse: 'collapse', width: '100%', fontVariantNumeric: 'tabular-nums'}}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" style={{textAlign: 'left', fontWeight: 400, padding: '8px 8px 8px 0'}}>
                <Text size={1}>{name}</Text>
              </th>
              <td style={{textAlign: 'right', verticalAlign: 'top', padding: '8px 0'}}>
                <Text size={1} weight="medium">
                  {value}
                </Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text size={0} muted>
        {t('backtest.basis', {links: report.links, stories: report.stories, asked: report.asked})}
        {report.links < fewLinks ? ` ${t('backtest.few')}` : ''}
      </Text>
    </Stack>
  )
}
