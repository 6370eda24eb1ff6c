import {dayOfIso, isoDay} from '../../text/calendar.ts'
import {asOfAnchor} from '../asOf.ts'
import {placeIn} from '../brief.ts'
import {titlePlace} from '../citations.ts'
import {defineRule} from '../rule.ts'
import {sharedSubjects} from '../subjects.ts'
import {watchSections} from '../watch.ts'

/** A watch item that has been settled says so. */
export const watchAnswered = defineRule({
  id: 'watch-answered',
  severity: 'warning',
  needs: ['fields'],
  defaults: {sharedSubjects: 2},
  why: 'A question that has been answered is no longer one to watch.',

  *check(brief, options, {corpus, members, timeZone, now}) {
    const anchor = asOfAnchor(brief)
    for (const section of watchSections(brief)) {
      for (const item of section.items) {
        if (item.status !== 'open') continue
        const place = placeIn(section, item)
        if (item.resolvedBy !== undefined) {
          const take = corpus?.entries.get(item.resolvedBy)
          yield {
            message: `This item is open, and ${take ? `"${take.title}"` : 'a take'} is named as settling it. Mark it resolved, or clear the take.`,
            place,
            fixes: [{title: 'Mark it resolved', kind: 'setField', path: [...item.path, 'status'], value: 'resolved'}],
          }
          continue
        }
        if (!corpus || anchor === undefined) continue
        for (const take of members) {
          const day = take.date === undefined ? undefined : dayOfIso(take.date, timeZone)
          if (day === undefined || day <= anchor || day > now) continue
          const shared = sharedSubjects(item.text, take, corpus)
          if (shared.length < options.sharedSubjects) continue
          yield {
            message: `"${take.title}" of ${isoDay(day)} tells of ${shared.join(' and ')} as well. Has it answered this?`,
            place,
            severity: 'info',
            related: [titlePlace(take)],
          }
        }
      }
    }
  },
})
