/** Load and size of a rollout, by plain formulas. */
import { hourlyPercent, inputs } from './inputs';

/** Numbers by name, so that a test or a report can exchange some. */
export type Rollout = Readonly<Record<keyof typeof inputs, number>>;

const secondsPerHour = 3_600;
const secondsPerYear = 365 * 24 * secondsPerHour;
const peakShare = Math.max(...hourlyPercent) / 100;

/** Never one alone: one may be replaced or fail at any time. */
const fewestInstances = 2;

export interface Load {
  readonly meanTurnsPerSecond: number;
  readonly turnsOnBusiestDay: number;
  readonly peakTurnsPerSecond: number;
  /** Chats open at the same time in the busiest hour. */
  readonly peakSockets: number;
  readonly peakTransactionsPerSecond: number;
  readonly storedGigabytes: number;
}

export interface Size {
  readonly instances: number;
  /** How many times the database of the inputs: its vCPU, disk and price. */
  readonly databases: number;
  readonly dollarsPerMonth: number;
  readonly dollarsPerThousandTurns: number;
}

export function rollout(changes: Partial<Rollout> = {}): Rollout {
  const valueOf = (name: keyof typeof inputs): number => changes[name] ?? inputs[name].value;
  return {
    births: valueOf('births'), conversationsPerBirth: valueOf('conversationsPerBirth'), turnsPerConversation: valueOf('turnsPerConversation'), busiestDay: valueOf('busiestDay'),
    openMinutes: valueOf('openMinutes'), gapSeconds: valueOf('gapSeconds'), turnsPerSecond: valueOf('turnsPerSecond'), plannedUse: valueOf('plannedUse'),
    instanceMegabytes: valueOf('instanceMegabytes'), socketKilobytes: valueOf('socketKilobytes'), mostMegabytes: valueOf('mostMegabytes'), turnKilobytes: valueOf('turnKilobytes'),
    deadRows: valueOf('deadRows'), storedHours: valueOf('storedHours'), transactions: valueOf('transactions'), databaseTransactions: valueOf('databaseTransactions'),
    databaseGigabytes: valueOf('databaseGigabytes'), instancePrice: valueOf('instancePrice'), databasePrice: valueOf('databasePrice'), otherPrice: valueOf('otherPrice'),
  };
}

function turnsPerYear({ births, conversationsPerBirth, turnsPerConversation }: Rollout): number {
  return births * conversationsPerBirth * turnsPerConversation;
}

export function loadOf(given: Rollout): Load {
  const turnsOnBusiestDay = (turnsPerYear(given) / 365) * given.busiestDay;
  const peakTurnsPerSecond = (turnsOnBusiestDay * peakShare) / secondsPerHour;
  return {
    meanTurnsPerSecond: turnsPerYear(given) / secondsPerYear,
    turnsOnBusiestDay,
    peakTurnsPerSecond,
    // Little's law: those who come in a second, times the seconds they stay.
    peakSockets: (peakTurnsPerSecond / given.turnsPerConversation) * given.openMinutes * 60,
    peakTransactionsPerSecond: peakTurnsPerSecond * given.transactions,
    storedGigabytes: (turnsOnBusiestDay * (given.storedHours / 24) * given.turnKilobytes * given.deadRows) / 1e6,
  };
}

function socketsOf({ mostMegabytes, instanceMegabytes, socketKilobytes }: Rollout): number {
  return ((mostMegabytes - instanceMegabytes) * 1_000) / socketKilobytes;
}

/** As many as the busiest hour needs, and one more that may fail. */
function instancesOf(given: Rollout, { peakTurnsPerSecond, peakSockets }: Load): number {
  const needed = Math.max(peakTurnsPerSecond / (given.turnsPerSecond * given.plannedUse), peakSockets / socketsOf(given));
  return Math.max(fewestInstances, Math.ceil(needed) + 1);
}

function databasesOf(given: Rollout, { peakTransactionsPerSecond, storedGigabytes }: Load): number {
  const needed = Math.max(peakTransactionsPerSecond / given.databaseTransactions, storedGigabytes / given.databaseGigabytes);
  return Math.max(1, Math.ceil(needed / given.plannedUse));
}

export function sizeOf(given: Rollout): Size {
  const load = loadOf(given);
  const instances = instancesOf(given, load);
  const databases = databasesOf(given, load);
  const dollarsPerMonth = instances * given.instancePrice + databases * given.databasePrice + given.otherPrice;
  return { instances, databases, dollarsPerMonth, dollarsPerThousandTurns: (dollarsPerMonth * 12 * 1_000) / turnsPerYear(given) };
}

export interface Strain {
  readonly part: string;
  /** How many times the load this part can carry, as the rollout is sized. */
  readonly times: number;
  readonly remedy: string;
}

/** Of a deployment sized for its load; what gives way first comes first. */
export function strainsOf(given: Rollout): readonly Strain[] {
  const load = loadOf(given);
  const working = sizeOf(given).instances - 1;
  const strains: readonly Strain[] = [
    { part: 'computing of the instances', times: (working * given.turnsPerSecond * given.plannedUse) / load.peakTurnsPerSecond, remedy: 'more instances (the autoscaler does it); they share nothing but the database' },
    { part: 'memory for open chats', times: (working * socketsOf(given)) / load.peakSockets, remedy: 'more instances' },
    { part: 'transactions of PostgreSQL', times: (given.databaseTransactions * given.plannedUse) / load.peakTransactionsPerSecond, remedy: 'more vCPU, then partitions by conversation' },
    { part: 'disk of PostgreSQL', times: (given.databaseGigabytes * given.plannedUse) / load.storedGigabytes, remedy: 'a larger disk, while it runs; fewer CONVERSATION_HOURS' },
  ];
  return [...strains].sort((one, other) => one.times - other.times);
}
