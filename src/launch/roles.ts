import path from 'node:path';
import { recordLate } from '../activities/cases.ts';
import { FIRST_CHECK_AFTER_START } from '../activities/deps.ts';
import { startApi } from '../api/server.ts';
import type { CodecEndpoint } from '../api/api-deps.ts';
import { deskCaller } from '../api/desk/authentication.ts';
import { caseDeskPlugin } from '../api/desk/case-desk-plugin.ts';
import { createCaseCommands } from '../cases/case-commands.ts';
import { createCaseDesk } from '../cases/case-desk.ts';
import { createCaseOpening } from '../cases/case-opening.ts';
import { loadConfig } from '../config/config.ts';
import { webDir, workflowBundlePath } from '../config/project-paths.ts';
import { STUDIO_TURN_UPDATE } from '../contract/conversation.ts';
import { parseConversationWorkflowId } from '../contract/workflow-ids.ts';
import type { StudioTurnArgs, StudioTurnResult } from '../contract/conversation.ts';
import { startGateway } from '../gateway/gateway-role.ts';
import { createCaseWorkflows } from '../temporal/case-workflows.ts';
import { createWorkerConnection } from '../temporal/connection.ts';
import { createErasures } from '../temporal/erasures.ts';
import { createExecutions } from '../temporal/executions.ts';
import { ensureFeedSchedules } from '../temporal/feed-schedules.ts';
import { ensureRetentionSchedule } from '../temporal/retention-schedule.ts';
import { startWorker } from '../worker/worker-role.ts';
import { openCore, type Core } from './core.ts';
import { readAttachment } from './read-attachment.ts';
import type { RunningPart } from './running-part.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { openAnswers, type Answers } from './answers.ts';
import { keepCommandsRegistered, openVendors, type Vendors } from './vendors.ts';

export type Role = 'gateway' | 'api' | 'worker';

/** How soon after a start what may have been missed is looked for, ms. */
const RECONCILE_WITHIN = 5_000;

/** `app` (all three roles in one process) and the single roles. Returns the exit code. */
export async function runRoles(roles: Role[]): Promise<number> {
  const config = loadConfig();
  return runUntilStopped(async () => {
    const core = await openCore(config, roles.length === 1 ? roles[0]! : 'app', { embedded: roles.length === 3 });
    const parts: RunningPart[] = [{ ready: Promise.resolve(), close: () => core.close() }];
    const needsVendors = roles.includes('worker') || roles.includes('api');
    const vendors = needsVendors ? await openVendors(core) : undefined;
    const answers = needsVendors ? await openAnswers(core) : undefined;
    if (answers) parts.push({ ready: Promise.resolve(), close: async () => answers.close() });
    const cases = caseParts(core);
    const health: Record<string, () => boolean> = {};
    if (roles.includes('worker')) parts.push(await workerPart(core, vendors!, answers!, cases, health));
    if (roles.includes('gateway')) parts.push(await gatewayPart(core, cases, health));
    if (roles.includes('api')) parts.push(await apiPart(core, vendors!, answers!, cases, health));
    return parts;
  });
}

function caseParts(core: Core) {
  const workflows = createCaseWorkflows(core.client, {
    store: core.store,
    publicUrl: core.config.publicUrl,
    reopenWindow: core.config.timings.reopenWindow,
  });
  const opening = createCaseOpening({ store: core.store, workflows });
  return { workflows, opening };
}

type CaseParts = ReturnType<typeof caseParts>;

async function workerPart(
  core: Core,
  vendors: Vendors,
  { answerer }: Answers,
  cases: CaseParts,
  health: Record<string, () => boolean>,
): Promise<RunningPart> {
  const { config, store, logger } = core;
  const connection = await createWorkerConnection(config.temporal, core.temporalAddress);
  const worker = await startWorker({
    activities: {
      ...vendors,
      store,
      answerer,
      summaries: config.answers.engine === 'openai',
      caseWorkflows: cases.workflows,
      caseOpening: cases.opening,
      executions: createExecutions(core.client),
      publicUrl: config.publicUrl,
      reportChannels: { bug: config.channels.bugReports, feature: config.channels.featureRequests },
      announcementsChannel: config.channels.announcements,
      reopenWindow: config.timings.reopenWindow,
    },
    signals: core.signals,
    client: core.client,
    connection,
    namespace: core.namespace,
    dataConverter: core.dataConverter,
    bundlePath: workflowBundlePath(config.encryption.enabled),
    maxCachedWorkflows: config.cachedWorkflows,
    logger,
  });
  health['worker'] = () => worker.isRunning();
  await ensureFeedSchedules(core.client, config.feeds, config.feedInterval);
  await ensureRetentionSchedule(core.client, config.retention);
  return {
    ...worker,
    async close() {
      await worker.close();
      await connection.close();
    },
  };
}

async function gatewayPart(core: Core, cases: CaseParts, health: Record<string, () => boolean>): Promise<RunningPart> {
  const { config, store, logger, signals } = core;
  const stop = new AbortController();
  void keepCommandsRegistered(core, stop.signal);
  const gateway = await startGateway({
    config: {
      ...config.discord,
      staffRoles: config.staffRoles,
      channels: { announcements: config.channels.announcements, support: config.channels.support },
      instance: config.gatewayInstance,
    },
    logger,
    store,
    signals,
    desk: createCaseDesk({
      store,
      opening: cases.opening,
      publicUrl: config.publicUrl,
      reopenWindow: config.timings.reopenWindow,
    }),
  });
  health['gateway'] = () => gateway.isUp();
  return {
    ready: gateway.ready,
    async close() {
      stop.abort();
      await gateway.close();
    },
  };
}

async function apiPart(
  core: Core,
  vendors: Vendors,
  { answerer }: Answers,
  cases: CaseParts,
  health: Record<string, () => boolean>,
): Promise<RunningPart> {
  const { config, store, logger, signals } = core;
  // Nobody took webhooks while this role was away, and Twilio sends none again.
  await store.episodes.checkAll(RECONCILE_WITHIN, FIRST_CHECK_AFTER_START);
  const frameAncestors = config.deskFrameAncestors;
  const desk = caseDeskPlugin({
    store,
    users: store.users,
    answerer,
    commands: createCaseCommands({ opening: cases.opening, workflows: cases.workflows }),
    erasures: createErasures(core.client),
    config: {
      publicUrl: config.publicUrl,
      deskFrameAncestors: frameAncestors,
      deskFolder: path.join(webDir, 'desk'),
      ...(config.firstAdminToken && { firstAdminToken: config.firstAdminToken }),
    },
    logger,
    validateFlexToken: (token) => vendors.twilio.validateFlexToken(token),
    readAttachment: (ref) => readAttachment(vendors, ref),
  });
  const api = await startApi(
    {
      logger,
      publicUrl: config.publicUrl,
      authToken: config.twilio.authToken,
      store,
      signals,
      studioTurn: (workflowId, args) =>
        core.client.workflow
          .getHandle(workflowId)
          .executeUpdate<StudioTurnResult, [StudioTurnArgs]>(STUDIO_TURN_UPDATE, { args: [args] }),
      recordLate: (workflowId, event) => recordLate({ store }, parseConversationWorkflowId(workflowId) ?? '', event),
      readiness: () => readiness(core, health),
      plugins: [desk],
      ...codecEndpoint(core),
      frameAncestors,
    },
    config.http,
  );
  return { ready: Promise.resolve(), close: () => api.close() };
}

/** Payloads in clear for people who are signed in at the case desk; nothing to serve while payloads are readable anyway. */
function codecEndpoint({ config, store, dataConverter }: Core): { codec: CodecEndpoint } | undefined {
  const codec = dataConverter.payloadCodecs?.[0];
  if (!codec) return undefined;
  return {
    codec: {
      encode: (payloads) => codec.encode(payloads),
      decode: (payloads) => codec.decode(payloads),
      authorize: async (request) => (await deskCaller(request, { users: store.users, config })) !== null,
      uiOrigin: config.temporal.uiUrl ?? `http://127.0.0.1:${config.temporal.uiPort}`,
    },
  };
}

async function readiness(core: Core, health: Record<string, () => boolean>): Promise<Record<string, string>> {
  const states: Record<string, string> = {};
  for (const [name, isUp] of Object.entries(health)) states[name] = isUp() ? 'ok' : 'not connected yet';
  states['database'] = await core.store.ping().then(
    () => 'ok',
    () => 'does not answer',
  );
  states['temporal'] = await core.connection.workflowService.getSystemInfo({}).then(
    () => 'ok',
    () => 'does not answer',
  );
  return states;
}
