import { describe, expect, it } from 'vitest';
import { sensitiveTopic } from './sensitive.ts';

describe('sensitiveTopic', () => {
  it.each([
    'quiero matarme',
    'tengo ganas de matarme',
    'me quiero matar, no puedo más',
    'ya no quiero vivir, este juego es todo lo que tengo',
    'vou me matar',
    'eu quero morrer',
    'ich will mich umbringen',
    'ich bringe mich um',
    'je vais me tuer',
    "j'ai envie de mourir",
    'saya mau mati saja',
    'tôi muốn chết',
    '我想死',
    'อยากตาย',
    '죽고 싶어',
  ])('sees who is in danger: %s', (text) => expect(sensitiveTopic(text)).toBe('self-harm'));

  it.each([
    'no dejan de matarme en la arena',
    'no quiero morir en la mazmorra',
    'voy a matarme contra el jefe',
    'quiero morir en el juego para reaparecer',
    'fica tentando me matar no jogo',
    'quero morrer na masmorra e voltar',
    "ils n'arrêtent pas de me tuer",
    'je vais mourir dans le donjon',
    'wie kann ich den Boss umbringen',
    'der boss will mich umbringen',
    'das ist ein selbstmordkommando',
    'karakter saya mau mati',
    'aku gak mau mati',
    'tôi không muốn chết',
    '不想死',
    '游戏里怎么自杀',
    'ไม่อยากตายบ่อย ๆ',
    '죽고 싶지 않아요',
  ])('knows talk of the game: %s', (text) => expect(sensitiveTopic(text)).toBeNull());
});
