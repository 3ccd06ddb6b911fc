import { type MountableRole, mountableRoles, roleNames } from '../roles.ts';

/** A face in the folder of mounted fonts. */
export interface MountedFile {
  /** Name of the file, without a path. */
  readonly file: string;
  /** Which face of a collection (.ttc), from 0. */
  readonly index: number;
}

/** The faces that a deployment brings for some of the roles. */
export interface MountedFonts {
  /** Absolute path of their folder. */
  readonly folder: string;
  readonly roles: Partial<Readonly<Record<MountableRole, MountedFile>>>;
}

/**
 * Reads `song=simsun.ttc#0,hei=simhei.ttf`: roles by their id or Chinese name, and the file that serves each, with
 * the number of the face if the file is a collection. What is wrong with the list is said in Chinese.
 */
export function readFontRoles(list: string): { roles: MountedFonts['roles']; problems: readonly string[] } {
  const roles: Partial<Record<MountableRole, MountedFile>> = {};
  const problems: string[] = [];
  for (const entry of list.split(/[,，;；\n]/).map((part) => part.trim())) {
    if (entry === '') continue;
    const [, name = '', file = '', index = '0'] = /^([^=]*?)\s*=\s*([^#]*?)(?:#(\d{1,3}))?$/.exec(entry) ?? [];
    const role = roleOf(name);
    if (role === undefined) {
      problems.push(`“${entry}”应写成 角色=文件名，角色为 ${mountableRoles.map(describeRole).join('、')}`);
    } else if (file === '' || /[/\\]/.test(file) || file.startsWith('.')) {
      problems.push(`${describeRole(role)} 的文件名“${file}”应是字体文件夹里的文件，不带路径`);
    } else if (roles[role] !== undefined) {
      problems.push(`${describeRole(role)} 有两个文件，请只留一个`);
    } else {
      roles[role] = { file, index: Number(index) };
    }
  }
  return { roles, problems };
}

function roleOf(name: string): MountableRole | undefined {
  return mountableRoles.find((role) => role === name.toLowerCase() || roleNames[role] === name);
}

function describeRole(role: MountableRole): string {
  return `${role}（${roleNames[role]}）`;
}
