// W1 over a range of paths, in blocks of B; shared by the table of block sizes (w1) and the race (race).
#pragma once
#include "fast.hpp"
#include <chrono>
#include <thread>
#include <memory>
static double now(int wall=0){timespec t;clock_gettime(wall?CLOCK_MONOTONIC:CLOCK_THREAD_CPUTIME_ID,&t);return t.tv_sec*1e3+t.tv_nsec*1e-6;}
struct Out{double*npv,*irr,*moic,*md;};
template<int B> void range(const Params&p,size_t a,size_t b,Out o,double*tm,int mode){
  void*mem=aligned_alloc(4096,(sizeof(Blk<B>)+4095)/4096*4096);auto&k=*(Blk<B>*)mem;memset(mem,0,sizeof k);
  for(size_t s=a;s<b;s+=B){
    if(mode==0)dealBlock<B>(p,k,s,0,42,nullptr);
    else{if(mode&1)for(int t=0;t<T;t+=2)normalsNI<B>(k.z,s,t/2*3,3,0,42);
      if(mode==2){reset(k);for(int t=0;t<T;t+=2)stepsNI<B>(p,k,t,nullptr);}
      if(mode==4&&s==a)dealBlock<B>(p,k,s,0,42,nullptr);}
    if(mode==0||mode==4)irrBlock<B>(k.e,k.irr);
    if(mode)continue;
    size_t n=std::min<size_t>(B,b-s);for(size_t i=0;i<n;i++){o.npv[s+i]=k.npv[i];o.irr[s+i]=k.irr[i];o.moic[s+i]=k.pos[i]/k.neg[i];o.md[s+i]=k.mind[i];}
  }free(mem);
}
