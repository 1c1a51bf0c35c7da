import * as addresses from './addresses.ts'
import * as alertBulk from './alert-bulk.ts'
import * as groups from './alert-groups.ts'
import * as alerts from './alerts.ts'
import * as assignment from './assignment.ts'
import * as assurance from './assurance.ts'
import * as attachments from './attachments.ts'
import * as cases from './cases.ts'
import * as graph from './graph.ts'
import * as analysis from './graph-analysis.ts'
import * as transactions from './graph-transactions.ts'
import * as importPreview from './import-preview.ts'
import * as imports from './imports.ts'
import * as knowledge from './knowledge.ts'
import * as queueViews from './queue-views.ts'
import * as investigations from './investigations.ts'
import * as live from './live.ts'
import * as mentions from './mentions.ts'
import type { RouteSpec } from './route.ts'
import * as rules from './rules.ts'
import { graphBetween } from './graph-between.ts'
import { resolve } from './resolve.ts'
import * as sessions from './sessions.ts'
import * as sla from './sla.ts'

/** Every operation of the API. The server binds each of them, the reference page lists them, tests walk them. */
export const ROUTES: readonly RouteSpec[] = [
  sessions.getSession,
  sessions.signIn,
  sessions.signInAsPersona,
  sessions.signOut,
  sessions.createFirstAdmin,
  sessions.listUsers,
  sessions.createUser,
  alerts.listAlerts,
  alerts.alertFacets,
  alerts.exportAlerts,
  alerts.getAlert,
  alerts.alertGraph,
  alerts.commandAlert,
  alertBulk.bulkAlerts,
  alerts.alertActivity,
  attachments.listAttachments,
  attachments.addAttachment,
  attachments.attachmentContent,
  attachments.verifyAttachment,
  knowledge.alertKnowledge,
  queueViews.listQueueViews,
  queueViews.createQueueView,
  queueViews.updateQueueView,
  queueViews.deleteQueueView,
  queueViews.chooseDefaultView,
  mentions.listMentions,
  mentions.readMentions,
  mentions.listMentionable,
  live.followEvents,
  live.announcePresence,
  groups.listAlertGroups,
  groups.drawGroupSample,
  groups.getGroupDecision,
  groups.reviewGroupSample,
  groups.decideGroup,
  assignment.getAssignment,
  assignment.putAssignmentRules,
  assignment.putAssignmentPerson,
  assignment.runAssignment,
  sla.getOfficeHours,
  sla.getSlaTerms,
  sla.putSlaTerms,
  addresses.search,
  addresses.getAddress,
  addresses.addressTransfers,
  addresses.getTransaction,
  addresses.listExposures,
  addresses.transferExposure,
  graph.neighbourhood,
  transactions.graphTransactions,
  analysis.graphPaths,
  analysis.graphTaint,
  analysis.graphCommon,
  graphBetween,
  analysis.graphCluster,
  resolve,
  investigations.createInvestigation,
  investigations.listInvestigations,
  investigations.getInvestigation,
  investigations.getInvestigationFile,
  investigations.saveRevision,
  investigations.changeInvestigation,
  investigations.attachInvestigation,
  cases.createCase,
  cases.listCases,
  cases.getCase,
  cases.commandCase,
  cases.caseActivity,
  cases.listCaseHolders,
  imports.createImport,
  importPreview.previewImport,
  imports.putImportContent,
  imports.cancelImport,
  imports.listImports,
  imports.getImport,
  imports.importRejectsCsv,
  imports.listLabels,
  imports.labelSources,
  assurance.listAuditEvents,
  assurance.auditHead,
  rules.listRules,
  assurance.listBooks,
  assurance.getTrends,
  assurance.health,
  assurance.ready,
]
