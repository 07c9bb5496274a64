/*
 * Copyright (c) 2026 Contributors to the Eclipse Foundation
 *
 * This program and the accompanying materials are made available under the
 * terms of the Apache License, Version 2.0 which is available at
 * https://www.apache.org/licenses/LICENSE-2.0.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.vertx.tempfile.impl.base;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A queue that takes no memory for elements before it has one: most handles have several, and most of those are never used. Elements are
 * not null. Not synchronized: whoever has a queue guards it.
 */
public final class Fifo<E> extends AbstractCollection<E> {

  private static final Object[] NONE = {};
  private static final int FIRST_CAPACITY = 2;

  /** A ring; its length is a power of two, or 0. */
  private Object[] elements = NONE;
  private int head;
  private int size;

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean add(E element) {
    makeRoom();
    elements[place(size)] = element;
    size++;
    return true;
  }

  /**
   * Add before all others.
   */
  public void addFirst(E element) {
    makeRoom();
    head = place(-1);
    elements[head] = element;
    size++;
  }

  private void makeRoom() {
    if (size == elements.length) {
      Object[] larger = new Object[size == 0 ? FIRST_CAPACITY : 2 * size];
      for (int i = 0; i < size; i++) {
        larger[i] = get(i);
      }
      elements = larger;
      head = 0;
    }
  }

  private int place(int index) {
    return (head + index) & (elements.length - 1);
  }

  @SuppressWarnings("unchecked")
  private E get(int index) {
    return (E) elements[place(index)];
  }

  /**
   * The first one, or null.
   */
  public E peek() {
    return size == 0 ? null : get(0);
  }

  /**
   * The last one, or null.
   */
  public E peekLast() {
    return size == 0 ? null : get(size - 1);
  }

  /**
   * Take the first one, or null.
   */
  public E poll() {
    if (size == 0) {
      return null;
    }
    E first = get(0);
    elements[head] = null;
    head = place(1);
    taken();
    return first;
  }

  /**
   * Take the last one, or null.
   */
  public E pollLast() {
    if (size == 0) {
      return null;
    }
    E last = get(size - 1);
    elements[place(size - 1)] = null;
    taken();
    return last;
  }

  /** The smallest memory is soon had again, and is all that an idle one would keep as a rule. */
  private void taken() {
    size--;
    if (size == 0 && elements.length == FIRST_CAPACITY) {
      elements = NONE;
      head = 0;
    }
  }

  @Override
  public void clear() {
    while (size > 0) {
      poll();
    }
  }

  /** From the first to the last; nothing may be added or taken meanwhile. */
  @Override
  public Iterator<E> iterator() {
    return new Iterator<>() {

      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public E next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }
}
