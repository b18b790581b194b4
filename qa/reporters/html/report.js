"use strict";
// Makes the report quicker to read. Without it everything is there, only not filtered.
(() => {
  const SHOWN_AT_FIRST = 20;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  document.documentElement.classList.add("js");

  function tieMarksToNotes() {
    let lit = [];
    const addressesOf = (note) =>
      [note, ...all("[id]", note)].map((part) => part.id).filter(Boolean);
    const marksOf = (note) =>
      addressesOf(note).flatMap((address) => all(`mark[data-f="${address}"]`, note.closest(".page")));
    const light = (note) => {
      lit.forEach((part) => part.classList.remove("on"));
      lit = note ? [note, ...marksOf(note)] : [];
      lit.forEach((part) => part.classList.add("on"));
    };
    const noteAt = (target) => {
      if (!(target instanceof Element)) return null;
      const mark = target.closest("mark[data-f]");
      const note = mark ? document.getElementById(mark.dataset.f) : target;
      return note ? note.closest(".note") : null;
    };
    document.addEventListener("mouseover", (event) => light(noteAt(event.target)));
    document.addEventListener("focusin", (event) => light(noteAt(event.target)));
    document.addEventListener("click", (event) => {
      const mark = event.target.closest("mark[data-f]");
      const note = mark && noteAt(mark);
      if (!note || !getSelection().isCollapsed) return;
      note.open = true;
      note.scrollIntoView({ block: "nearest" });
      light(note);
    });
    return marksOf;
  }

  // Keys of one letter can be switched off: whoever speaks to a computer types letters unawares.
  function keyOf(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return "";
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return "";
    const switched = document.querySelector(".filters [name=keys]");
    return !switched || switched.checked ? event.key : "";
  }

  function stepThroughNotes(notes) {
    let opened = null;
    const go = (note) => {
      if (opened && opened !== note) opened.open = false;
      opened = note.open ? null : note;
      note.open = true;
      showTab(note.closest(".page"), "text");
      const summary = note.querySelector("summary");
      summary.focus({ preventScroll: true });
      summary.scrollIntoView({ block: "center" });
    };
    document.addEventListener("keydown", (event) => {
      const key = keyOf(event);
      if (key !== "j" && key !== "k") return;
      const open = notes.filter((note) => !note.matches(".off, .off .note"));
      if (!open.length) return;
      const step = key === "j" ? 1 : -1;
      const here = document.activeElement.closest(".note");
      let at = open.indexOf(here);
      if (at >= 0) at += step;
      else {
        const below = open.findIndex((note) => note.getBoundingClientRect().top > 0);
        at = step > 0 ? Math.max(below, 0) : (below < 0 ? open.length : below) - 1;
      }
      if (open[at]) go(open[at]);
    });
  }

  function openWhatTheAddressNames() {
    const part = location.hash && document.getElementById(location.hash.slice(1));
    const note = part && part.closest(".note");
    if (!note) return;
    showTab(note.closest(".page"), "text");
    note.open = true;
    note.querySelector("summary").focus({ preventScroll: true });
    note.scrollIntoView({ block: "center" });
  }

  function filterNotes(notes, marksOf) {
    const form = document.querySelector(".filters");
    if (!form) return;
    const pages = all(".page");
    const apply = () => {
      const chosen = new FormData(form);
      const levels = new Set(chosen.getAll("level"));
      const family = chosen.get("family");
      const only = chosen.get("page");
      const whose = chosen.get("for");
      const decided = chosen.get("decided");
      const everything = !family && !whose && !decided && levels.size === form.querySelectorAll("[name=level]").length;
      let shown = 0;
      let total = 0;
      const busy = new Set();
      for (const note of notes) {
        const page = note.closest(".page");
        const here = !only || page.id === only;
        const on =
          levels.has(note.dataset.level) &&
          (!family || note.dataset.family === family) &&
          (!whose || note.dataset.for === whose) &&
          (!decided || (note.dataset.decision || "none") === decided);
        if (note.classList.contains("off") === on) {
          note.classList.toggle("off", !on);
          marksOf(note).forEach((mark) => mark.classList.toggle("off", !on));
        }
        const number = note.querySelectorAll(".message").length;
        total += number;
        if (on && here) {
          shown += number;
          busy.add(page);
        }
      }
      for (const page of pages) {
        page.classList.toggle("off", only ? page.id !== only : !everything && !busy.has(page));
      }
      const said = total === 1 ? "1 finding" : `${total.toLocaleString("en")} findings`;
      form.querySelector("output").textContent =
        shown === total ? said : `${shown.toLocaleString("en")} of ${said}`;
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    form.reset();
    apply();
    for (const link of all(".whose [data-for]"))
      link.addEventListener("click", () => {
        if (!form.elements.for) return;
        form.elements.for.value = link.dataset.for;
        apply();
      });
  }

  function arrangePages() {
    const form = document.querySelector(".list-tools");
    if (!form) return;
    const list = document.querySelector(".index .list");
    const more = document.querySelector(".index .all");
    const lines = [...list.children].map((line, rank) => ({
      line,
      rank,
      title: line.querySelector("a").textContent,
      path: line.querySelector(".path").textContent,
      type: line.dataset.type,
      whose: line.dataset.for.split(","),
      grade: Number(line.dataset.grade),
      found: Number(line.dataset.found),
    }));
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    const orders = {
      worst: (one, other) => one.rank - other.rank,
      title: (one, other) => compare(one.title, other.title),
      path: (one, other) => compare(one.path, other.path),
      grade: (one, other) => other.grade - one.grade,
    };
    let short = lines.length > SHOWN_AT_FIRST + 5;
    const apply = () => {
      const chosen = new FormData(form);
      const words = chosen.get("search").toLowerCase().split(/\s+/).filter(Boolean);
      const fits = (page) =>
        (!chosen.get("type") || page.type === chosen.get("type")) &&
        (!chosen.get("for") || page.whose.includes(chosen.get("for"))) &&
        (!chosen.get("found") || page.found > 0) &&
        words.every((word) => `${page.title} ${page.path}`.toLowerCase().includes(word));
      const shown = lines.filter(fits).sort(orders[chosen.get("order")]);
      list.replaceChildren(
        ...(short ? shown.slice(0, SHOWN_AT_FIRST) : shown).map((page) => page.line),
      );
      more.hidden = !short || shown.length <= SHOWN_AT_FIRST;
      more.textContent = `Show all ${shown.length.toLocaleString("en")} pages`;
      form.querySelector("output").textContent =
        shown.length === lines.length
          ? ""
          : `${shown.length.toLocaleString("en")} of ${lines.length.toLocaleString("en")} pages`;
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => {
      short = false;
      apply();
    });
    form.addEventListener("reset", () => setTimeout(apply));
    form.reset();
    apply();
    for (const link of all(".whose [data-for]"))
      link.addEventListener("click", () => {
        if (!form.elements.for) return;
        form.elements.for.value = link.dataset.for;
        apply();
      });
  }

  function showTab(page, name) {
    if (page.dataset.tab === name) return;
    page.dataset.tab = name;
    for (const tab of all("[role=tab]", page)) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }

  function switchTabs() {
    for (const tab of all("[role=tab]")) {
      const panel = document.getElementById(tab.getAttribute("aria-controls"));
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-label", tab.firstChild.textContent.trim());
    }
    const choose = (tab) => showTab(tab.closest(".page"), tab.dataset.tab);
    const tabAt = (event) => event.target.closest("[role=tab]");
    document.addEventListener("click", (event) => {
      const tab = tabAt(event);
      if (tab) choose(tab);
    });
    document.addEventListener("keydown", (event) => {
      const tab = tabAt(event);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!tab || !step) return;
      const tabs = all("[role=tab]", tab.parentElement);
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      choose(next);
      next.focus();
    });
  }

  // What a reviewer decides stays in the browser, where it lets a file remember, under the name of
  // what it is about. Each entry is what a decisions file says of it; an empty one takes back what
  // the report came with.
  const memory = {
    kept: new Map(),
    find(name) {
      try {
        return JSON.parse(localStorage.getItem(`qa:${name}`));
      } catch {
        return this.kept.get(name) ?? null;
      }
    },
    keep(name, value) {
      this.kept.set(name, value);
      try {
        localStorage.setItem(`qa:${name}`, JSON.stringify(value));
      } catch {
        // private window: it lives as long as the page
      }
    },
    *entries() {
      try {
        for (const name of Object.keys(localStorage))
          if (name.startsWith("qa:")) yield [name.slice(3), this.find(name.slice(3))];
      } catch {
        yield* this.kept;
      }
    },
  };

  const SAID = { agree: "Agreed", "not-a-problem": "Not a problem", later: "Later" };
  const pad = (number) => String(number).padStart(2, "0");
  const today = () => {
    const now = new Date();
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  };
  const written = (day) =>
    new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const nameOf = () => memory.find("name") || "";
  const own = (part) => (part.dataset.decided ? JSON.parse(part.dataset.decided) : null);
  const decisionOn = (item) => memory.find(item.dataset.key) ?? own(item);
  const factOn = (box) => memory.find(box.id) ?? own(box);
  const make = (tag, facts = {}, ...inside) => {
    const part = Object.assign(document.createElement(tag), facts);
    part.append(...inside);
    return part;
  };

  function decideOnNotes(notes, changed) {
    const show = (note) => {
      const item = note.querySelector(".message");
      const made = decisionOn(item);
      const choice = made?.decision || "";
      note.dataset.decision = choice;
      const told = [SAID[choice], made?.reason && `because ${made.reason}`].filter(Boolean).join(", ");
      const who = choice && [made.name, made.date && written(made.date)].filter(Boolean).join(", ");
      note.querySelector(".decided").textContent = choice ? `${told}${who ? ` (${who})` : ""}` : "";
      for (const button of all(".decide button", note))
        button.setAttribute("aria-pressed", String(button.value === choice));
    };
    const decide = (note, choice, reason = "") => {
      for (const item of all(".message", note)) {
        const [rule, words, before, after] = JSON.parse(item.dataset.known);
        const path = JSON.parse(note.closest(".page").dataset.path);
        memory.keep(
          item.dataset.key,
          choice
            ? { path, rule, words, before, after, decision: choice, reason, name: nameOf(), date: today() }
            : {},
        );
      }
      // The same words in the same sentence again are decided with it
      for (const other of notes)
        if (other.querySelector(".message").dataset.key === note.querySelector(".message").dataset.key) show(other);
      changed();
    };
    const ask = (note) => {
      const form = note.querySelector(".because");
      form.hidden = false;
      form.elements.reason.value = decisionOn(note.querySelector(".message"))?.reason || "";
      form.elements.reason.focus();
    };
    const choose = (note, choice) => {
      const before = note.dataset.decision;
      note.open = true;
      offer(note);
      note.querySelector(".because").hidden = true;
      if (choice === "not-a-problem" && before !== choice) ask(note);
      else decide(note, before === choice ? "" : choice);
    };
    const offer = (note) => {
      if (note.querySelector(".decide")) return;
      const button = (value, text) => make("button", { type: "button", value }, text);
      const reason = make("input", { type: "text", name: "reason", required: true, maxLength: 1000, autocomplete: "off" });
      const because = make(
        "form",
        { className: "because", hidden: true },
        make("label", {}, "because ", reason),
        " ",
        make("button", {}, "Done"),
      );
      const group = make(
        "div",
        { className: "decide" },
        button("agree", "Agree"),
        button("not-a-problem", "Not a problem…"),
        button("later", "Later"),
      );
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", "Decision");
      because.addEventListener("submit", (event) => {
        event.preventDefault();
        if (!reason.value.trim()) return;
        because.hidden = true;
        decide(note, "not-a-problem", reason.value.trim());
        note.querySelector("summary").focus();
      });
      because.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        because.hidden = true;
        note.querySelector("summary").focus();
      });
      note.querySelector(".more").append(group, because);
      show(note);
    };
    document.addEventListener("toggle", (event) => {
      if (event.target.matches?.(".note[open]")) offer(event.target);
    }, true);
    document.addEventListener("click", (event) => {
      const button = event.target.closest(".decide button");
      if (button) choose(button.closest(".note"), button.value);
    });
    document.addEventListener("keydown", (event) => {
      const choice = { a: "agree", n: "not-a-problem", l: "later" }[keyOf(event)];
      const note = choice && document.activeElement.closest(".note");
      if (!note) return;
      event.preventDefault();
      choose(note, choice);
    });
    notes.forEach(show);
  }

  function verifyFacts(changed) {
    const boxes = all(".brief input");
    const show = (box) => {
      const made = factOn(box);
      box.checked = Boolean(made?.fact);
      const who = box.checked ? [made.name, made.date && written(made.date)].filter(Boolean).join(", ") : "";
      box.closest("tr").querySelector(".decided").textContent = who;
    };
    boxes.forEach(show);
    document.addEventListener("change", (event) => {
      const box = event.target.closest(".brief input");
      if (!box) return;
      const path = JSON.parse(box.closest(".page").dataset.path);
      const sentence = box.closest("tr").querySelector(".said").textContent;
      memory.keep(
        box.id,
        box.checked ? { fact: box.id, path, sentence, name: nameOf(), date: today() } : {},
      );
      show(box);
      changed();
    });
  }

  // A decisions file holds what the report came with, and over it what this browser knows of its pages.
  function allDecisions() {
    const made = new Map();
    for (const part of all("[data-record]")) {
      const one = JSON.parse(part.dataset.record);
      made.set(JSON.stringify([one.path, one.rule, one.words, one.before, one.after]), one);
    }
    for (const part of all(".message[data-decided]")) made.set(part.dataset.key, own(part));
    for (const part of all("input[data-decided]")) made.set(part.id, own(part));
    const paths = new Set(all("[data-path]").map((part) => JSON.parse(part.dataset.path)));
    const here = new Set(all("[data-key], .brief input").map((part) => part.dataset.key || part.id));
    for (const [name, one] of memory.entries())
      if (name !== "name" && (here.has(name) || (one && paths.has(one.path)))) made.set(name, one);
    const whole = [...made.values()].filter((one) => one && one.path);
    const signed = whole.map((one) => ({ ...one, name: one.name || nameOf() }));
    return {
      decisions: signed.filter((one) => one.decision),
      facts: signed.filter((one) => one.fact),
    };
  }

  function review(notes) {
    const form = document.querySelector(".review form");
    const number = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
    const tell = () => {
      const { decisions, facts } = allDecisions();
      const said = `${number(decisions.length, "finding")} decided, ${number(facts.length, "fact")} verified.`;
      const made = decisions.length + facts.length > 0;
      for (const place of all(".tally")) {
        // who signs on paper ticks on paper: of nothing, nothing is said there
        const text = made || !place.closest(".signing") ? said : "";
        if (place.textContent !== text) place.textContent = text;
      }
    };
    if (form) {
      form.elements.name.value = nameOf();
      form.elements.name.addEventListener("change", () => {
        memory.keep("name", form.elements.name.value.trim());
      });
      form.addEventListener("submit", (event) => event.preventDefault());
      form.elements.save.addEventListener("click", () => {
        const name = form.elements.name.value.trim();
        form.elements.name.setCustomValidity(name ? "" : "Say who decided.");
        if (!form.elements.name.reportValidity()) return;
        memory.keep("name", name);
        const text = JSON.stringify({ version: "1", ...allDecisions() }, null, 1);
        const href = URL.createObjectURL(new Blob([`${text}\n`], { type: "application/json" }));
        make("a", { href, download: "decisions.json" }).click();
        setTimeout(() => URL.revokeObjectURL(href), 1000);
      });
      form.elements.name.addEventListener("input", () => form.elements.name.setCustomValidity(""));
    }
    verifyFacts(tell);
    decideOnNotes(notes, tell);
    addEventListener("storage", tell);
    tell();
  }

  // On paper all notes are open, and those in the margin stand as footnotes below their page.
  function openAllForPrinting(notes) {
    let opened = [];
    let moved = [];
    addEventListener("beforeprint", () => {
      opened = notes.filter((note) => !note.open);
      opened.forEach((note) => (note.open = true));
      for (const copy of all(".copy")) {
        const margin = all(".notes", copy);
        if (!margin.length) continue;
        const footnotes = make("div", { className: "footnotes" });
        moved.push(...margin.map((part) => [part, part.previousSibling]));
        footnotes.append(...margin);
        copy.append(footnotes);
      }
    });
    addEventListener("afterprint", () => {
      moved.forEach(([part, before]) => before.after(part));
      moved = [];
      all(".footnotes").forEach((part) => part.remove());
      opened.forEach((note) => (note.open = false));
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const notes = all(".note");
    const marksOf = tieMarksToNotes();
    review(notes);
    stepThroughNotes(notes);
    filterNotes(notes, marksOf);
    arrangePages();
    switchTabs();
    openAllForPrinting(notes);
  });
  // Not before the browser itself went to the address, which takes the focus away.
  addEventListener("load", openWhatTheAddressNames);
  addEventListener("hashchange", openWhatTheAddressNames);
})();
