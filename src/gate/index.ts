export {corpusFacts} from './corpusFacts.ts'
export {newsroomGuard, type NewsroomGuardOptions} from './newsroomGuard.ts'
