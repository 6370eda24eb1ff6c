import {useCallback, useEffect, useMemo, useState} from 'react'
import {useClient} from 'sanity'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import {renderEdition, type RenderedEdition} from '../../src/email/index.ts'
import {editionPageQuery, editionSchema, fetchPage, type EditionResult} from '../../src/queries/index.ts'
import {createMailDesk, type DeskState, type EditionKind, type MailDesk} from './mailDesk.ts'

/** Something that is read elsewhere, as far as it is known. */
export type Loaded<Value> =
  | {readonly status: 'loading'}
  | {readonly status: 'ready'; readonly value: Value}
  | {readonly status: 'failed'; readonly reason: string}

export interface EmailOptions {
  readonly contract: BriefingContract
  /** The site's address, for links. */
  readonly site?: string
  /** Where the mailroom answers. */
  readonly mailUrl?: string
}

const apiVersion = '2025-02-19'
const whileSending = 1_500

/** The edition query's result for the published beat. */
export function useEditionResult({contract}: EmailOptions, beat: string): Loaded<EditionResult> {
  const client = useClient({apiVersion})
  const [state, setState] = useState<Loaded<EditionResult>>({status: 'loading'})
  useEffect(() => {
    let current = true
    const become = (next: Loaded<EditionResult>) => (current ? setState(next) : undefined)
    fetchPage(client, editionPageQuery(contract), {id: beat}, editionSchema(contract)).then(
      (value) => become({status: 'ready', value}),
      (error: unknown) => become({status: 'failed', reason: reasonOf(error)}),
    )
    return () => {
      current = false
    }
  }, [client, contract, beat])
  return state
}

export interface Desk {
  readonly desk: MailDesk
  readonly state: Loaded<DeskState>
  /** Asks anew, after something was done. */
  readonly refresh: () => void
}

/** The mailroom's word on a beat, asked again while an edition is under way; undefined where there is no mailroom. */
export function useDesk({mailUrl}: EmailOptions, beat: string): Desk | undefined {
  const {token} = useClient({apiVersion}).config()
  const desk = useMemo(() => (mailUrl ? createMailDesk(mailUrl, token) : undefined), [mailUrl, token])
  const [state, setState] = useState<Loaded<DeskState>>({status: 'loading'})
  const refresh = useCallback(() => {
    desk?.state(beat).then(
      (value) => setState({status: 'ready', value}),
      (error: unknown) => setState({status: 'failed', reason: reasonOf(error)}),
    )
  }, [desk, beat])
  useEffect(refresh, [refresh])
  useEffect(() => {
    if (state.status !== 'ready' || !state.value.editions.some((edition) => edition.state === 'sending')) return undefined
    const timer = setTimeout(refresh, whileSending)
    return () => clearTimeout(timer)
  }, [state, refresh])
  return desk && {desk, state, refresh}
}

/** The edition as it would be sent now, without anybody's way to leave; undefined when it cannot be made. */
export function useRendered(options: EmailOptions, result: EditionResult | undefined, desk: DeskState | undefined, kind: EditionKind): RenderedEdition | undefined {
  return useMemo(() => {
    if (!result?.beat) return undefined
    const site = desk?.site ?? options.site ?? window.location.origin
    const since = kind === 'changes' ? (desk?.last ?? undefined) : undefined
    return renderEdition(result, {site, contract: options.contract, ...(since ? {since} : {})})
  }, [options, result, desk, kind])
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
