import {auditCommand} from './audit/auditCommand.ts'
import {check} from './check.ts'
import type {Command} from './command.ts'
import {evaluate} from './evalRelated.ts'
import {importCommand} from './import.ts'
import {lakeCommand} from './lake/lakeCommand.ts'
import {newsroomCommand} from './newsroom/newsroomCommand.ts'
import {subscribersCommand} from './subscribers.ts'

/** Every sub-command, in the order help lists them. */
export const commands: readonly Command[] = [check, importCommand, auditCommand, evaluate, lakeCommand, subscribersCommand, newsroomCommand]
