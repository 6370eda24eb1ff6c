import {wholeOf} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** Most watch items can be answered yes or no. */
export const watchWhether = defineRule({
  id: 'watch-whether',
  severity: 'warning',
  needs: ['text'],
  defaults: {share: 0.5},
  why: 'A "Whether" can be settled by one event; the others go on.',

  *checkSection(section, {share}) {
    const whether = section.items.filter(({text}) => /^["“(]?Whether\b/.test(text)).length
    if (section.items.length === 0 || whether >= section.items.length * share) return
    yield {
      message:
        `${whether} of ${section.items.length} items begin with "Whether". Put at least ` +
        `${Math.ceil(section.items.length * share)} so.`,
      place: wholeOf(section),
    }
  },
})
