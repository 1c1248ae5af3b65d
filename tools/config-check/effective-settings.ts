/** The settings in force, as lines a person can send around: a secret shows only that it is set. */
import { fileVariable, type Environment } from '../../channels/config/given';
import { groups, type Group, type Setting } from '../../channels/config/table';

function stateOf({ name, fallback, unset, isSecret }: Setting, values: Environment): string {
  const value = values[name];
  const path = values[fileVariable(name)];
  if (value === undefined) return fallback === undefined ? `not set: ${unset ?? 'nothing'}` : `${fallback} (default)`;
  if (!isSecret) return value;
  return `set (${value.length} characters${path === undefined ? '' : `, from ${path}`})`;
}

function section({ title, settings }: Group, values: Environment): string {
  return [title, ...settings.map((setting) => `  ${setting.name}: ${stateOf(setting, values)}`)].join('\n');
}

export function effectiveSettings(values: Environment): string {
  return groups.map((group) => section(group, values)).join('\n\n');
}
