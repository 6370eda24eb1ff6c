import {useCallback, useEffect, useRef, useState} from 'react'
import {PatchEvent, set, setIfMissing, unset, useClient, useCurrentUser, type FormPatch} from 'sanity'
import {sayAsOf} from '../../src/briefing/asOf.ts'
import type {AsOf, Attestation, AttestationProblem} from '../../src/briefing/attest.ts'
import type {Decision} from '../../src/review/index.ts'
import {patchesOf} from './blockPatches.ts'
import type {BriefingSession} from './briefingSession.ts'
import type {CorpusState} from './corpusStore.ts'
import {readerOf, type OpenDocument} from './openDocument.ts'
import {toPath, valueAt} from './paths.ts'

type Problem = AttestationProblem | 'readOnly'

export interface Attesting {
  /** What "still true" would change, or why it cannot be said. */
  readonly preview: (asOf: AsOf) => Attestation | Problem
  /**
   * Records the attestation, then changes field and opening in one patch, worked out against the text as it is by then.
   * Gives back why not when the opening has changed meanwhile, and withdraws the record. Rejects when the lake refuses it.
   */
  readonly attest: (asOf: AsOf) => Promise<Problem | undefined>
  /** Takes the last attestation of this panel back; undefined when there is none, or the text has moved on. */
  readonly undo: (() => void) | undefined
  /** Why the record of an undone attestation could not be withdrawn. */
  readonly failure: string | undefined
  /** The date of the attestation that can be undone. */
  readonly said: string | undefined
}

interface Done {
  readonly attestation: Attestation
  readonly before: unknown
  readonly decision: Decision
}

/** Shows what attesting would change in `document`, and does it to the document as `current` gives it. */
export function useAttest(session: BriefingSession, document: OpenDocument, current: () => OpenDocument, corpus: CorpusState): Attesting {
  const decisions = session.decisions(useClient({apiVersion: '2025-02-19'}))
  const actor = useCurrentUser()?.id ?? ''
  const [done, setDone] = useState<Done>()
  const [failure, setFailure] = useState<string>()
  const latestUndo = useRef<() => void>(undefined)
  const {id, type, onChange} = document

  const attestationOf = useCallback(
    (of: OpenDocument, asOf: AsOf) => {
      if (of.readOnly) return 'readOnly'
      const result = session.attest(of.value, corpus, asOf, readerOf(of, session.editors))
      return result.kind === 'problem' ? result.problem : result
    },
    [session, corpus],
  )
  const preview = useCallback((asOf: AsOf) => attestationOf(document, asOf), [attestationOf, document])

  const withdraw = useCallback(
    ({_id}: Decision) => decisions.record({document: id, documentType: type, act: 'withdraw', inReplyTo: _id}, actor),
    [decisions, id, type, actor],
  )

  const attest = useCallback(
    async (asOf: AsOf) => {
      const text = `As of ${sayAsOf(asOf)}`
      const place = {path: 'asOf', start: 0, end: text.length, text}
      setFailure(undefined)
      const decision = await decisions.record({document: id, documentType: type, act: 'attest', place}, actor)
      const attestation = attestationOf(current(), asOf)
      if (typeof attestation === 'string') {
        await withdraw(decision)
        return attestation
      }
      const before = valueAt(current().value, ['asOf'])
      onChange(PatchEvent.from([...asOfPatches(asOf), ...patchesOf(attestation.opener)]))
      setDone({attestation, before, decision})
      session.editors.onNextUndo(id, toPath(attestation.opener.field), () => latestUndo.current?.())
      return undefined
    },
    [session, decisions, attestationOf, current, id, type, onChange, actor, withdraw],
  )

  const stands = done !== undefined && isAsLeft(document, session, done.attestation)
  const undo = useCallback(() => {
    if (!done) return
    const {attestation, before, decision} = done
    const {field, before: was, after: is} = attestation.opener
    const asOf = before === undefined ? unset(['asOf']) : set(before, ['asOf'])
    onChange(PatchEvent.from([asOf, ...patchesOf({field, before: is ?? was, after: was})]))
    setDone(undefined)
    withdraw(decision).catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
  }, [done, onChange, withdraw])

  useEffect(() => {
    latestUndo.current = stands ? undo : undefined
  }, [stands, undo])

  return {preview, attest, undo: stands ? undo : undefined, said: stands ? done.attestation.said : undefined, failure}
}

function asOfPatches({date, precision}: AsOf): FormPatch[] {
  return [setIfMissing({_type: 'asOf'}, ['asOf']), set(date, ['asOf', 'date']), set(precision, ['asOf', 'precision'])]
}

function isAsLeft(document: OpenDocument, {editors}: BriefingSession, {asOf, opener}: Attestation): boolean {
  const stored = valueAt(document.value, ['asOf', 'date'])
  const blocks = readerOf(document, editors)(opener.field)
  const key = String(opener.before._key)
  const block = valueAt(blocks, [{_key: key}])
  return stored === asOf.date && textOf(block) === textOf(opener.after)
}

function textOf(block: unknown): string {
  const children = valueAt(block, ['children'])
  return Array.isArray(children) ? children.map((child: {text?: string}) => child.text ?? '').join('') : ''
}
