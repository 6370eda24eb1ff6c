import {DashboardIcon} from '@sanity/icons/Dashboard'
import type {Tool} from 'sanity'
import type {ReviewSession} from '../review/reviewSession.ts'
import {newsroomRouter} from './newsroomRoute.ts'
import {createNewsroomSession} from './newsroomSession.ts'
import {createNewsroomDesk} from './NewsroomDesk.tsx'

const tools = new WeakMap<ReviewSession, Tool>()

/** The Newsroom tool of a workspace; the same one however often the configuration is resolved. */
export function newsroomTool(review: ReviewSession): Tool {
  const known = tools.get(review)
  if (known) return known
  const tool: Tool = {
    name: 'newsroom',
    title: 'Newsroom',
    icon: DashboardIcon,
    component: createNewsroomDesk(createNewsroomSession(review)),
    router: newsroomRouter,
  }
  tools.set(review, tool)
  return tool
}
