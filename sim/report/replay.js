/* The replay: asks for a prediction before the answer shows, then walks through single lives of
 * all strategies side by side. Nothing is loaded, nothing is remembered; without this script
 * the page is complete and shows the end of one life. */
(function () {
  'use strict';

  const page = document.documentElement;
  page.classList.add('is-covered');
  document.addEventListener('DOMContentLoaded', function () {
    try {
      start(JSON.parse(document.getElementById('replay-data').textContent));
    } catch (failure) {
      uncover();
      throw failure;
    }
  });

  const UNIT = 1000, MARGIN = 30;
  const PACE = 700; // milliseconds a step

  function start(data) {
    askForPrediction(data);
    buildStage(data);
  }

  function uncover() {
    page.classList.remove('is-covered');
  }

  /* ---- elements ------------------------------------------------------------------------ */

  function element(name, attributes, ...children) {
    return fill(document.createElement(name), attributes, children);
  }

  function shape(name, attributes, ...children) {
    return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
  }

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {}))
      if (value !== null && value !== false)
        node.setAttribute(name, value === true ? '' : value);
    node.append(...children);
    return node;
  }

  function number(x) {
    const digits = Math.abs(x) >= 100 || Number.isInteger(x) ? 0 : 1;
    return x.toLocaleString('en-US', { maximumFractionDigits: digits }).replace('-', '\u2212');
  }

  function people(n) {
    return number(n) + (n === 1 ? ' person' : ' people');
  }

  function plain(name) {
    return name.replaceAll('_', ' ');
  }

  function quoted(name) {
    return name === 'do-nothing' ? 'doing nothing' : '\u201c' + name + '\u201d';
  }

  /* ---- the prediction ------------------------------------------------------------------ */

  function askForPrediction(data) {
    const header = document.querySelector('header');
    const choices = element('fieldset', {},
      element('legend', {}, 'Which strategy will have the most adopters?'));
    data.arms.forEach((arm, k) => choices.append(predictionChoice(arm, k)));
    const margin = element('input',
      { type: 'number', id: 'predicted-lead', min: 0, step: 'any', inputmode: 'decimal' });
    const skip = element('button', { type: 'button', id: 'skip-prediction' }, 'Skip to the answer');
    const form = element('form', { id: 'cover', 'aria-label': 'Your prediction' },
      element('h2', {}, 'First, what do you expect?'),
      element('p', {}, 'The answer shows when you have made up your mind. '
        + 'Nobody keeps what you say.'),
      choices,
      element('p', {},
        element('label', { for: 'predicted-lead' }, 'By how many adopters, on average? '), margin,
        element('span', { class: 'note' }, ' (you may leave this out)')),
      element('p', { class: 'actions' },
        element('button', { type: 'submit', id: 'reveal' }, 'Show the answer'), skip));
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      const chosen = Number(new FormData(form).get('prediction'));
      const lead = margin.value === '' ? null : Number(margin.value);
      reveal(header, form, judge(data, chosen, lead));
    });
    skip.addEventListener('click', () => reveal(header, form, null));
    header.append(form);
  }

  function predictionChoice(arm, k) {
    const tactics = arm.baseline ? 'nothing beats it' : plain(arm.tactics.join(' and '));
    const isTold = tactics === '' || tactics === arm.name;
    return element('label', {},
      element('input', { type: 'radio', name: 'prediction', value: k, required: true }),
      ' ' + arm.name, isTold ? '' : element('span', { class: 'note' }, ' ' + tactics));
  }

  function reveal(header, form, judgement) {
    form.remove();
    uncover();
    const first = judgement || header.querySelector('.verdict');
    if (judgement)
      header.querySelector('.verdict').before(judgement);
    first.setAttribute('tabindex', '-1');
    first.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  function judge(data, chosen, lead) {
    const answer = data.answer, winner = data.arms[answer.winner];
    let words = 'You expected ' + quoted(data.arms[chosen].name)
      + (lead === null ? '. ' : ' by ' + number(lead) + '. ');
    if (chosen === answer.winner)
      words += 'So it is. ';
    else if (!answer.decided && chosen === answer.second)
      words += 'It came second, too close to call. ';
    else
      words += 'It is ' + quoted(winner.name) + ', which has '
        + number(winner.mean - data.arms[chosen].mean) + ' more than your choice. ';
    if (lead !== null && !answer.lead.includes(null))
      words += judgeLead(lead, answer.lead);
    return element('p', { id: 'judgement', class: 'banner' }, words.trim());
  }

  function judgeLead(lead, [value, low, high]) {
    const how = lead > high ? 'The lead is smaller: ' : lead < low ? 'The lead is larger: '
      : 'The lead is what you said: ';
    return how + number(value)
      + ' (95\u00a0% interval ' + number(low) + ' to ' + number(high) + ').';
  }

  /* ---- the state of the stage ---------------------------------------------------------- */

  function buildStage(data) {
    const stage = {
      data, arms: data.arms.map((arm, a) => a).filter((a) => data.arms[a].shown),
      step: 0, last: lastChange(data), timer: null,
      world: null, lives: [], panels: [], person: null,
      calm: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    };
    stage.controls = buildControls(stage);
    stage.curves = shape('svg', { class: 'pace', 'aria-hidden': 'true',
      viewBox: '0 0 ' + CURVES.width + ' ' + CURVES.height, preserveAspectRatio: 'none' });
    stage.frame = element('div', { class: 'worlds' });
    stage.story = element('div', { id: 'replay-story', 'aria-live': 'polite' });
    stage.said = element('p', { id: 'replay-said', class: 'unseen', role: 'status' });
    document.getElementById('replay-still').remove();
    document.querySelector('#replay figcaption p').textContent =
      'The network itself, with every strategy in the same place and with the same luck. '
      + 'Step through a life, and choose a person to see who told them.'
      + (stage.last < data.ticks ? ' Nobody adopts after step ' + stage.last + '.' : '');
    document.getElementById('replay-stage').append(stage.controls.bar, stage.curves, stage.frame,
      stage.controls.choices, stage.story, stage.said);
    showWorld(stage, 0);
  }

  /* The last step at which anybody adopts, in any world. */
  function lastChange(data) {
    let last = 1;
    for (const world of data.worlds)
      for (const life of world.lives)
        for (let k = 1; k < life.length; k += 4)
          last = Math.max(last, life[k]);
    return last;
  }

  /* Four numbers an adopter -> what is known of each person. */
  function readLife(flat) {
    const known = new Map();
    for (let k = 0; k < flat.length; k += 4)
      known.set(flat[k],
        { person: flat[k], step: flat[k + 1], channel: flat[k + 2], by: flat[k + 3] });
    return known;
  }

  /* By a person, rather than by an advertisement or by nobody? */
  function wasTold(adopter) {
    return adopter.by !== null && adopter.by >= 0;
  }

  function adoptersAt(life, step) {
    let n = 0;
    for (const adopter of life.values())
      n += adopter.step <= step ? 1 : 0;
    return n;
  }

  /* ---- controls ------------------------------------------------------------------------ */

  /* Drawn, since not every machine has letters for them. */
  const ICONS = {
    first: 'M4 3h2v10H4zM13 3v10L6.5 8z', last: 'M10 3h2v10h-2zM3 3v10L9.5 8z',
    back: 'M11 3v10L4 8z', forward: 'M5 3v10l7-5z',
    play: 'M4 2v12l10-6z', pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  };

  function icon(name) {
    return shape('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
      shape('path', { d: ICONS[name] }));
  }

  function buildControls(stage) {
    const slider = element('input',
      { type: 'range', id: 'replay-step', min: 0, max: stage.last, value: 0,
        'aria-label': 'Step' });
    slider.addEventListener('input', () => stopAt(stage, Number(slider.value)));
    const play = button('replay-play', 'play', 'Play',
      () => (stage.timer ? pause(stage) : playOn(stage)));
    const readout = element('output', { id: 'replay-readout', for: 'replay-step' });
    const bar = element('div', { class: 'transport', role: 'group', 'aria-label': 'Time' },
      button('replay-first', 'first', 'To the start', () => stopAt(stage, 0)),
      button('replay-back', 'back', 'One step back', () => stopAt(stage, stage.step - 1)),
      play,
      button('replay-forward', 'forward', 'One step on', () => stopAt(stage, stage.step + 1)),
      button('replay-last', 'last', 'To the end', () => stopAt(stage, stage.last)),
      slider, readout);
    return Object.assign({ bar, slider, play, readout }, buildChoices(stage));
  }

  function button(id, sign, name, act) {
    const made = element('button', { type: 'button', id, 'aria-label': name, title: name },
      icon(sign));
    made.addEventListener('click', act);
    return made;
  }

  function buildChoices(stage) {
    const world = element('select', { id: 'replay-world' });
    stage.data.worlds.forEach((one, k) =>
      world.append(element('option', { value: k }, worldName(stage.data, one))));
    world.addEventListener('change', function () {
      pause(stage);
      showWorld(stage, Number(world.value));
    });
    const person = element('select', { id: 'replay-person' });
    person.addEventListener('change', () =>
      choosePerson(stage, person.value === '' ? null : Number(person.value)));
    const choices = element('p', { class: 'choices' },
      element('label', { for: 'replay-world' }, 'Luck: '), world, ' ',
      element('label', { for: 'replay-person' }, 'Person: '), person);
    return { choices, world, person };
  }

  function stopAt(stage, step) {
    pause(stage);
    goTo(stage, step);
  }

  function worldName(data, world) {
    const very = Math.abs(world.rank - 0.5) > 0.4 ? 'very ' : '';
    const luck = world.rank === 0.5 ? 'typical luck'
      : very + (world.rank < 0.5 ? 'bad' : 'good') + ' luck for '
        + quoted(data.arms[data.answer.winner].name);
    return luck + ' (replicate ' + world.replicate + ')';
  }

  function playOn(stage) {
    if (stage.step >= stage.last)
      goTo(stage, 0);
    stage.timer = window.setInterval(() => {
      goTo(stage, stage.step + 1);
      if (stage.step >= stage.last)
        pause(stage);
    }, stage.calm ? 2 * PACE : PACE);
    stage.controls.play.replaceChildren(icon('pause'));
    stage.controls.play.setAttribute('aria-label', 'Pause');
  }

  /* What was not said while it played is said when it stops. */
  function pause(stage) {
    if (!stage.timer)
      return;
    window.clearInterval(stage.timer);
    stage.timer = null;
    stage.controls.play.replaceChildren(icon('play'));
    stage.controls.play.setAttribute('aria-label', 'Play');
    stage.said.textContent = summary(stage);
  }

  /* ---- showing ------------------------------------------------------------------------- */

  function showWorld(stage, k) {
    stage.world = stage.data.worlds[k];
    stage.lives = stage.world.lives.map(readLife);
    stage.panels = stage.arms.map((a) => buildPanel(stage, a));
    stage.frame.replaceChildren(...stage.panels.map((panel) => panel.cell));
    drawCurves(stage);
    listPeople(stage);
    if (stage.person !== null && stage.person >= stage.world.people)
      stage.person = null;
    goTo(stage, stage.step);
    choosePerson(stage, stage.person);
  }

  function goTo(stage, step) {
    stage.step = Math.min(Math.max(step, 0), stage.last);
    stage.panels.forEach((panel) => paint(stage, panel));
    stage.cursor.setAttribute('d', 'M' + along(stage, stage.step) + ' 0V' + CURVES.height);
    stage.controls.slider.value = stage.step;
    stage.controls.slider.setAttribute('aria-valuetext', summary(stage));
    stage.controls.readout.textContent = 'step ' + stage.step + ' of ' + stage.last;
    if (!stage.timer)
      stage.said.textContent = summary(stage);
  }

  /* Adopters of each strategy over time in this one life; the counts above say the same. */
  const CURVES = { width: 1000, height: 80 };

  function along(stage, step) {
    return (4 + (CURVES.width - 8) * step / stage.last).toFixed(1);
  }

  function drawCurves(stage) {
    const most = Math.max(1, ...stage.arms.map((a) => stage.lives[a].size));
    stage.cursor = shape('path', { class: 'cursor' });
    stage.curves.replaceChildren(stage.cursor, ...stage.arms.map(function (a) {
      let path = '';
      for (let step = 0; step <= stage.last; step++) {
        const height = (CURVES.height - 8) * adoptersAt(stage.lives[a], step) / most;
        path += (step ? 'L' : 'M') + along(stage, step) + ' '
          + (CURVES.height - 4 - height).toFixed(1);
      }
      return shape('g', { class: stage.data.arms[a].look },
        shape('path', { class: 'line', d: path }));
    }));
  }

  function summary(stage) {
    const counts = stage.arms.map((a) =>
      stage.data.arms[a].name + ' ' + adoptersAt(stage.lives[a], stage.step));
    return 'Step ' + stage.step + ': ' + counts.join(', ') + '.';
  }

  /* Within a sentence. */
  function whoIs(stage, person) {
    return stage.world.labels ? stage.world.labels[person] : 'person ' + person;
  }

  function nameOf(stage, person) {
    return stage.world.labels ? stage.world.labels[person] : String(person);
  }

  function listPeople(stage) {
    const options = [element('option', { value: '' }, 'nobody')];
    for (let v = 0; v < stage.world.people; v++)
      options.push(element('option', { value: v }, nameOf(stage, v)));
    stage.controls.person.replaceChildren(...options);
  }

  /* ---- one panel a strategy ------------------------------------------------------------ */

  function at(stage, person) {
    return [stage.world.x[person] + MARGIN, stage.world.y[person] + MARGIN];
  }

  function segment(stage, u, v) {
    return 'M' + at(stage, u).join(' ') + 'L' + at(stage, v).join(' ');
  }

  function tiesPath(stage) {
    const ties = stage.world.ties || [];
    let path = '';
    for (let k = 0; k < ties.length; k += 2)
      path += segment(stage, ties[k], ties[k + 1]);
    return path;
  }

  function buildPanel(stage, a) {
    const world = stage.world, arm = stage.data.arms[a];
    const radius = Math.max(Math.min(0.2 * UNIT / Math.sqrt(world.people), 30), 10);
    const width = Math.max(...world.x) + 2 * MARGIN, height = Math.max(...world.y) + 2 * MARGIN;
    const told = shape('path', { class: 'told' }), chain = shape('path', { class: 'chain' });
    const dots = [];
    for (let v = 0; v < world.people; v++) {
      const [cx, cy] = at(stage, v);
      dots.push(shape('circle', { cx, cy, r: radius, 'data-person': v },
        shape('title', {}, nameOf(stage, v))));
    }
    const picture = shape('svg', {
      class: 'world', viewBox: '0 0 ' + width + ' ' + height, tabindex: 0, role: 'application',
      'aria-label': 'The network under ' + arm.name + '. Arrow keys go from person to person.',
    }, shape('path', { class: 'ties', d: tiesPath(stage) }), told, chain, ...dots);
    picture.addEventListener('click', (event) => {
      const person = event.target.closest('[data-person]');
      choosePerson(stage, person ? Number(person.dataset.person) : null);
    });
    picture.addEventListener('keydown', (event) => walk(stage, event));
    const count = element('p', { class: 'count', 'data-arm': a });
    const cell = element('div', { class: 'cell ' + arm.look },
      element('h3', {}, arm.name), count, picture);
    return { arm: a, cell, count, told, chain, dots };
  }

  function paint(stage, panel) {
    const life = stage.lives[panel.arm], n = adoptersAt(life, stage.step);
    let told = '';
    panel.dots.forEach((dot, v) => {
      const adopter = life.get(v);
      const isIn = adopter !== undefined && adopter.step <= stage.step;
      dot.setAttribute('class', 'person' + (isIn ? ' in' : '')
        + (isIn && stage.data.channels[adopter.channel].name !== 'earned' ? ' bought' : '')
        + (isIn && adopter.step === stage.step ? ' fresh' : '')
        + (v === stage.person ? ' chosen' : ''));
      if (isIn && wasTold(adopter))
        told += segment(stage, adopter.by, v);
    });
    panel.told.setAttribute('d', told);
    panel.count.textContent = number(n) + ' of ' + people(stage.world.people);
  }

  /* To the nearest person in the direction of an arrow key. */
  function walk(stage, event) {
    const direction = {
      ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
    }[event.key];
    if (event.key === 'Escape')
      choosePerson(stage, null);
    if (!direction)
      return;
    event.preventDefault();
    choosePerson(stage, stage.person === null ? 0 : nearest(stage, stage.person, direction));
  }

  function nearest(stage, from, [dx, dy]) {
    const [x, y] = at(stage, from);
    let best = from, least = Infinity;
    for (let v = 0; v < stage.world.people; v++) {
      const [px, py] = at(stage, v);
      const ahead = (px - x) * dx + (py - y) * dy;
      const aside = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
      if (v !== from && ahead > 0 && aside <= 2 * ahead && ahead + 2 * aside < least) {
        least = ahead + 2 * aside;
        best = v;
      }
    }
    return best;
  }

  /* ---- who told whom ------------------------------------------------------------------- */

  function choosePerson(stage, person) {
    stage.person = person;
    stage.controls.person.value = person === null ? '' : String(person);
    stage.panels.forEach((panel) => {
      const chain = person === null ? [] : chainOf(stage.lives[panel.arm], person);
      panel.chain.setAttribute('d', chain.filter(wasTold)
        .map((link) => segment(stage, link.by, link.person)).join(''));
      panel.dots.forEach((dot, v) => dot.classList.toggle('chosen', v === person));
    });
    stage.story.replaceChildren(...(person === null ? [INVITATION.cloneNode(true)]
      : tell(stage, person)));
  }

  const INVITATION = element('p', { class: 'note' },
    'Choose a person, by a click, by the arrow keys in a network, or from the list.');

  /* From the person back to whoever was convinced by no other person. */
  function chainOf(life, person) {
    const chain = [];
    let link = life.get(person);
    while (link !== undefined && !chain.includes(link)) {
      chain.push(link);
      link = wasTold(link) ? life.get(link.by) : undefined;
    }
    return chain;
  }

  function tell(stage, person) {
    const items = stage.arms.map(function (a) {
      const arm = stage.data.arms[a];
      const links = chainOf(stage.lives[a], person).map((link, k) => inWords(stage, arm, link, k));
      return element('li', { 'data-arm': a, class: arm.look },
        element('strong', {}, arm.name), ': ' + (links.join('; ') || 'never adopts') + '.');
    });
    const name = stage.world.labels ? nameOf(stage, person) : 'Person ' + person;
    return [element('h3', {}, name), element('ul', {}, ...items)];
  }

  function inWords(stage, arm, link, k) {
    const subject = k === 0 ? 'adopts' : whoIs(stage, link.person) + ' had adopted';
    const when = link.step === 0 ? ' before the first step' : ' at step ' + link.step;
    const channel = stage.data.channels[link.channel];
    if (wasTold(link))
      return subject + when + ', told by ' + whoIs(stage, link.by)
        + (channel.name === 'earned' ? ' (word of mouth)' : ' (' + channel.name + ' post)');
    const tactic = link.by === null ? '' : ' (' + plain(arm.tactics[-1 - link.by]) + ')';
    return subject + when + ', ' + channel.meaning + tactic;
  }
})();
