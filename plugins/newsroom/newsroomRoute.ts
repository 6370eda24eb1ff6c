import {useCallback, useMemo} from 'react'
import {route, useRouter, type RouterState, type SearchParam} from 'sanity/router'

/** The views of the Newsroom tool, in the order of its tabs; each is the last part of an address. */
export const newsroomViews = ['queue', 'coverage', 'watch', 'map'] as const
export type NewsroomView = (typeof newsroomViews)[number]

export const apiVersion = '2025-02-19'

/** `/newsroom/coverage?by=cluster`: the view in the path, what is chosen in it in plain search parameters. */
export const newsroomRouter = route.create('/', {__unsafe_disableScopedSearchParams: true}, [route.create('/:view')])

/** What is chosen in a view, as its address says. */
export interface Choices {
  /** The value of a search parameter when it is one of `known`, else the first of them. */
  one<Value extends string>(name: string, known: readonly [Value, ...Value[]]): Value
  text(name: string): string
  /** The state of an address with some choices made anew; an empty text takes a choice back. */
  with(changes: Readonly<Record<string, string>>): RouterState
  /** Makes choices; `isPassing` ones, such as a text being typed, leave no step to go back to. */
  choose(changes: Readonly<Record<string, string>>, isPassing?: boolean): void
}

export function useChoices(): Choices {
  const {state, navigate} = useRouter()
  const withChanges = useCallback((changes: Readonly<Record<string, string>>) => withChoices(state, changes), [state])
  return useMemo(
    () => ({
      one: (name, known) => known.find((value) => value === textOf(state, name)) ?? known[0],
      text: (name) => textOf(state, name),
      with: withChanges,
      choose: (changes, isPassing = false) => navigate(withChanges(changes), {replace: isPassing}),
    }),
    [state, navigate, withChanges],
  )
}

function textOf(state: RouterState, name: string): string {
  return paramsOf(state).find(([key]) => key === name)?.[1] ?? ''
}

/** The router's state with other search parameters; those that do not change keep their place. */
export function withChoices(state: RouterState, changes: Readonly<Record<string, string>>): RouterState {
  const kept = paramsOf(state).filter(([name]) => !(name in changes))
  const made = Object.entries(changes).filter(([, value]) => value !== '')
  const {_searchParams, ...rest} = state
  return {...rest, _searchParams: [...kept, ...made]}
}

function paramsOf(state: RouterState): readonly SearchParam[] {
  return Array.isArray(state._searchParams) ? state._searchParams : []
}
